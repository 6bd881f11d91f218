//! What to do about a mistake: for the errors of protox and of protoc, which mostly say only what is wrong.

/// What to do, by a part of an error's text; the first row that fits counts.
const ADVICE: [(&str, &str); 61] = [
    // How a file is made of words.
    ("expected comment terminator", "close the comment by `*/`"),
    ("but reached end of file", "write it at the end, or close what is open; a `}` may be missing further up"),
    ("invalid token", "remove it"),
    ("invalid string escape", "write one such as `\\n`, `\\x41` or `\\u00e9`; half a surrogate pair is none"),
    ("string is not valid utf-8", "write text, or use `bytes`"),
    ("is not valid utf-8", "save it as UTF-8"),
    ("invalid string character", "write it as an escape such as `\\x01`"),
    ("unterminated string", "close it by a quote in the same line"),
    ("nested block comments", "end the comment before the next one begins, or use `//`"),
    ("'#' comments", "write `//`"),
    ("'f' suffix", "remove the `f`"),
    ("whitespace is required", "put a space between them; a name begins with a letter"),
    ("integer is too large", "write a smaller number; where a float is meant, one with a point, as `1.0e30`"),
    ("invalid identifier", "a name has letters, digits and underscores, and begins with a letter"),
    (
        "identifiers may not be negative",
        "write a number, or no minus; for `-inf` or `-nan` have protoc read the file by `Config::protoc(true)`",
    ),
    ("unknown syntax", "write `proto2` or `proto3`, or an edition: `edition = \"2023\";`"),
    ("multiple package names", "remove one of them"),
    ("expected a value of type", "write a value of that type"),
    ("expected value to be", "write a value of that type and range"),
    ("but found", "write what is expected there; something may be missing right before it"),
    ("nested messages", "declare some of them further out"),
    ("is too large", "split it"),
    // Names and files.
    ("import cycle", "move what the files share into a file that imports none of them"),
    ("invalid path of an import", "write the path from one of the include paths on, with `/` and without `.` and `..`"),
    ("was listed twice", "remove one of the imports"),
    ("option field 'default' is not defined", "give one default only, to a field that is no list and no message"),
    ("has already been set", "remove one of the two"),
    ("option field", "correct its name, or set it on the element that it is for"),
    ("which is not defined", "write the full name with a dot before it, as `.google.protobuf.Any`"),
    ("is not defined", "declare it, or import the file that does"),
    ("camel-case name", "rename one of the fields"),
    (
        "with JSON name ''",
        "give one of them a `json_name`, or have protoc read the file by `Config::protoc(true)`, which takes this in proto2",
    ),
    ("with JSON name", "give one of them another `json_name`"),
    ("is defined twice", "rename one of them"),
    ("is already defined in", "rename one of them, or the package"),
    ("is not a message or enum type", "name a message or an enumeration"),
    ("is not a message type", "name a message"),
    ("is not an enum type", "name an enumeration"),
    // Numbers.
    (
        "message numbers must be",
        "write another number; for an extension of a `MessageSet`, which may have a larger one, have protoc read the \
         file by `Config::protoc(true)`",
    ),
    ("invalid field number", "write another number; 19000 to 19999 are reserved for implementations"),
    ("is already used", "give one of the fields another number"),
    ("has already been used", "write another number, or allow both by `option allow_alias = true;`"),
    ("enum number", "write another number"),
    ("conflicts with", "give the field another number"),
    ("as an extension number", "write a number of its `extensions`, or add this one to them"),
    // Fields.
    ("fields may not have default values", "remove the default"),
    ("default values are not allowed in proto3", "remove the default, or use proto2 or an edition"),
    ("invalid default value", "write a value of the field's type, or remove it"),
    ("fields are not allowed in extensions", "put the field into a message, and extend by that"),
    ("extension fields may not be required", "write `optional`"),
    ("map fields cannot have labels", "remove the label"),
    ("oneof fields cannot have labels", "remove the label, or put the field outside of the oneof"),
    ("fields must have a label", "write one of these before the type"),
    ("groups are not allowed", "write a message, and a field of that type"),
    ("required fields are not allowed", "remove `required`, or use proto2 or an edition"),
    ("fields are not allowed in a oneof", "put the field into a message, or outside of the oneof"),
    ("map field key type", "use another type, or a list of messages with a key and a value"),
    ("a oneof must have", "add a field, or remove the oneof"),
    // Enumerations and options.
    ("enums must have", "add a value"),
    ("the first value for proto3 enums", "add a value of number 0 before the others"),
    ("extends", "set an option that is for this element"),
];

/// What to do about the rest.
const OTHERWISE: &str = "see https://protobuf.dev/programming-guides/ for how it is written";

/// What to do about what protoc says of editions and features.
const PROTOC: [(&str, &str); 13] = [
    ("Group syntax", "write a message, and a field of that type with that feature"),
    ("Label \"optional\"", "remove the label"),
    ("File not found", "add the folder that it is in to the include paths"),
    ("Unknown edition", "write one that protoc knows, such as `edition = \"2023\";`"),
    ("Unrecognized syntax", "write `proto2` or `proto3`, or an edition: `edition = \"2023\";`"),
    ("cannot be set on an entity", "set it on an element that it is for"),
    ("has no value named", "write one of its values"),
    ("must always be open", "give the field explicit presence, or open the enumeration"),
    ("specify defaults", "remove the default, or the feature"),
    ("can't", "remove the feature"),
    ("must be zero", "add a value of number 0 before the others"),
    ("must be identifiers", "write the name without quotes"),
    ("Only ", "remove the option"),
];

/// Words by which protoc itself says what to do.
const SAYS: [&str; 8] = ["please", "consider", "use ", "instead", "did you", "ensure", "suggested", "set '"];

/// Returns what protoc says, with what to do.
pub(super) fn added(text: &str) -> String {
    let lower = text.to_lowercase();
    if SAYS.iter().any(|word| lower.contains(word)) {
        return text.to_owned();
    }
    let row = PROTOC.iter().chain(&ADVICE).find(|(part, _)| text.contains(part));
    let advice = row.map_or(OTHERWISE, |(_, advice)| advice);
    format!("{}: {advice}", text.trim_end_matches('.'))
}

/// Returns what to do, where `help` is what the compiler itself says about that.
pub(super) fn of(text: &str, help: Option<String>) -> String {
    match (help, ADVICE.iter().find(|(part, _)| text.contains(part))) {
        // Where a name is defined is better than what to do about any name.
        (Some(help), _) if help.contains("which is not imported") => {
            format!("{help}: import it, or write the full name of the type that is meant, with a dot before it")
        }
        (Some(help), Some((part, _))) if *part == "is not defined" => help,
        (_, Some((_, advice))) => (*advice).to_owned(),
        (Some(help), None) => help,
        (None, None) => OTHERWISE.to_owned(),
    }
}
