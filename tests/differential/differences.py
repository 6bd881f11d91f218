"""Where wireform may differ from upb, and why. All else that differs is a failure.

Some are told by rewriting the bytes: what is left of a listed difference once the bytes say the same in a form that
both read alike has to be nothing.
"""

import dataclasses

from google.protobuf import message

import mutations
from mutations import FIXED32, FIXED64, LENGTH, START, VARINT, Record, wire_type


@dataclasses.dataclass
class Case:
    """Some bytes, and what both made of them."""

    root: type
    data: bytes
    # What wireform wrote, or `None` where it refuses the bytes for the `error`.
    ours: bytes = None
    error: str = None


def parse(root, data):
    """What upb makes of the bytes, or `None` where it refuses them; a message that lacks required fields is refused."""
    value = root()
    try:
        value.ParseFromString(data)
    except message.DecodeError:
        return None
    return value if value.IsInitialized() else None


def same(left, right):
    return left.SerializeToString(deterministic=True) == right.SerializeToString(deterministic=True)


def unchecked_text(case):
    """A Rust string is UTF-8. So wireform refuses what is none in each `string`; upb takes it where the file asks for no
    check, as all of proto2 does."""
    return case.error == "InvalidUtf8" and taken_by_upb(case) and has_unchecked_text(case.root.DESCRIPTOR)


def has_unchecked_text(descriptor, seen=None):
    """Whether a string that is not checked can be in the message."""
    seen = set() if seen is None else seen
    if descriptor.full_name in seen:
        return False
    seen.add(descriptor.full_name)
    return any(
        field.message_type and has_unchecked_text(field.message_type, seen)
        or field.type == field.TYPE_STRING and field._GetFeatures().utf8_validation != field._GetFeatures().VERIFY
        for field in descriptor.fields
    )


def long_length(case):
    """A length is a varint, and wireform reads each form of a varint, as Go and prost do; upb refuses a length of more than
    five bytes."""
    return refused_by_upb(case) and agree_on(case, lambda records, _: records)


def unread_extension(case):
    """An extension is an unknown field of the message until the program asks for it. Only then wireform looks whether its
    text is UTF-8 and its required fields are there."""
    return refused_by_upb(case) and agree_on(case, without_extensions)


def entry_with_more(case):
    """Where there is anything beside key and value in a map's entry, upb takes the whole entry for an unknown field, for the
    sake of closed enumerations. wireform takes key and value and drops the rest, as Go and prost do; so it also asks whether
    the value has its required fields."""
    if case.error == "MissingRequired":
        return taken_by_upb(case) and parse(case.root, rewrite(case.data, case.root.DESCRIPTOR, key_and_value)) is None
    return case.error is None and agree_on(case, key_and_value)


def zero_skipped(case):
    """No field has the number 0, and wireform refuses it everywhere; upb lets it be where it skips all: in groups that it
    does not know, and in messages without fields."""
    return case.error == "InvalidTag" and taken_by_upb(case) and has_zero(case.data, case.root.DESCRIPTOR)


def has_zero(data, descriptor):
    """Whether there is a record of the number 0 where there is no field at all."""
    try:
        return zero_below(mutations.read(data), descriptor)
    except mutations.NotRecords:
        return False


def zero_below(records, descriptor):
    skipped = descriptor is None or not descriptor.fields
    return any(skipped and record.number == 0 or zero_inside(record, descriptor) for record in records)


def zero_inside(record, descriptor):
    field = mutations.field_of(record, descriptor)
    inner = field.message_type if field else None
    if record.wire_type == START:
        return zero_below(record.payload, inner)
    return record.wire_type == LENGTH and inner is not None and has_zero(record.payload, inner)


def taken_by_upb(case):
    return parse(case.root, case.data) is not None


def refused_by_upb(case):
    return case.error is None and not taken_by_upb(case)


def agree_on(case, change):
    """Whether upb takes the rewritten bytes for what it takes what wireform wrote for, rewritten as well."""
    theirs, ours = (parse(case.root, rewrite(data, case.root.DESCRIPTOR, change)) for data in (case.data, case.ours))
    return theirs is not None and ours is not None and same(theirs, ours)


def rewrite(data, descriptor, change):
    """The same records with short tags and lengths, and those of each message changed."""
    try:
        records = mutations.read(data)
    except mutations.NotRecords:
        return data
    return mutations.write(rewritten(records, descriptor, change))


def rewritten(records, descriptor, change):
    for record in records:
        field = mutations.field_of(record, descriptor)
        inner = field.message_type if field else None
        if record.wire_type == START:
            record.payload = rewritten(record.payload, inner, change)
        elif record.wire_type == LENGTH and inner:
            record.payload = rewrite(record.payload, inner, change)
    return records if descriptor is None else change(records, descriptor)


def without_extensions(records, descriptor):
    if descriptor.GetOptions().message_set_wire_format:
        return []
    return [record for record in records if not is_extension(mutations.field_of(record, descriptor))]


def is_extension(field):
    return field is not None and field.is_extension


def key_and_value(records, entry):
    """The last key of an entry and its last value, or all of them where they are merged."""
    if not entry.GetOptions().map_entry:
        return records
    kept = []
    for field in entry.fields:
        values = [record for record in records if (record.number, record.wire_type) == (field.number, wire_type(field))]
        kept += values if field.message_type else values[-1:] or [empty(field)]
    return kept


def empty(field):
    kind = wire_type(field)
    return Record(field.number, kind, {VARINT: 0, FIXED64: bytes(8), FIXED32: bytes(4), LENGTH: b""}[kind])


# Levels below the root that both allow.
LEVELS = 100


def uncounted_item(case):
    """Each group is a level to wireform, down to 100 of them; upb does not count those around the items of a MessageSet."""
    if case.error != "DepthLimit" or not taken_by_upb(case):
        return False
    records = mutations.read(case.data)
    deepest = [levels(records, case.root.DESCRIPTOR, counted) for counted in (False, True)]
    return deepest[0] <= LEVELS < deepest[1]


def levels(records, descriptor, items):
    """How many messages and groups are inside one another; those around the items of a MessageSet only where wanted."""
    return max((below(record, descriptor, items) for record in records), default=0)


def below(record, descriptor, items):
    field = mutations.field_of(record, descriptor)
    inner = field.message_type if field else None
    if record.wire_type == START:
        is_item = descriptor is not None and descriptor.GetOptions().message_set_wire_format and record.number == 1
        return (items or not is_item) + levels(record.payload, inner, items)
    if record.wire_type == LENGTH and inner is not None:
        return 1 + levels(mutations.read(record.payload), inner, items)
    return 0


# In the order in which they are tried: the first explains least.
DIFFERENCES = [unchecked_text, zero_skipped, long_length, unread_extension, uncounted_item, entry_with_more]
