"""Random values of messages with fields of well-known types, which JSON has forms of their own for."""

from google.protobuf import message_factory

import values

PACKAGE = "google.protobuf"


def fill(rng, message):
    """As `values.fill`, with well-known types that have a form in JSON."""
    values.fill(rng, message)
    for part in parts(message):
        for field, value in part.ListFields():
            # JSON has one null.
            if field.enum_type and field.enum_type.full_name == f"{PACKAGE}.NullValue" and value:
                part.ClearField(field.name)
        repair = REPAIRS.get(part.DESCRIPTOR.full_name)
        if repair:
            part.Clear()
            repair(rng, part)


def settle(message):
    """Brings the maps inside of each `Any` in order, which have any order in its bytes."""
    for part in parts(message):
        if part.DESCRIPTOR.full_name == f"{PACKAGE}.Any" and part.type_url:
            inside = class_of(part, part.type_url.split("/")[-1]).FromString(part.value)
            settle(inside)
            part.value = inside.SerializeToString(deterministic=True)
    return message


def class_of(message, name):
    """The class of a message by its name, where that of another message is from."""
    return message_factory.GetMessageClass(message.DESCRIPTOR.file.pool.FindMessageTypeByName(name))


def parts(message):
    """Yields a message and all messages in it, but for those in a well-known type."""
    yield message
    if message.DESCRIPTOR.full_name in REPAIRS:
        return
    for field, value in message.ListFields():
        if not field.message_type:
            continue
        if field.message_type.GetOptions().map_entry:
            if field.message_type.fields_by_number[2].message_type:
                for part in value.values():
                    yield from parts(part)
        elif field.is_repeated:
            for part in value:
                yield from parts(part)
        else:
            yield from parts(value)


def timestamp(rng, value):
    value.seconds = rng.choice([0, -1, -62135596800, 253402300799, rng.randint(-62135596800, 253402300799)])
    value.nanos = nanos(rng)


def duration(rng, value):
    sign = rng.choice([1, -1])
    value.seconds = sign * rng.choice([0, 1, 315576000000, rng.randint(0, 315576000000)])
    value.nanos = sign * (nanos(rng) if abs(value.seconds) < 315576000000 else 0)


def nanos(rng):
    return rng.choice([0, 1, 1000, 1_000_000, 500_000_000, 999_999_999, rng.randrange(10**9)])


def field_mask(rng, value):
    names = ["a", "user_name", "x.y_z", "a1.b2"]
    value.paths.extend(rng.choice(names) for _ in range(rng.randint(0, 3)))


def json_value(rng, value, depth=0):
    kind = rng.randrange(6 if depth < 3 else 4)
    if kind == 0:
        value.null_value = 0
    elif kind == 1:
        value.number_value = rng.choice([0.0, -0.0, 1.5, 1e300, -2.0**53, rng.random()])
    elif kind == 2:
        value.string_value = rng.choice(values.STRINGS)
    elif kind == 3:
        value.bool_value = rng.random() < 0.5
    elif kind == 4:
        value.struct_value.SetInParent()
        struct(rng, value.struct_value, depth + 1)
    else:
        value.list_value.SetInParent()
        list_value(rng, value.list_value, depth + 1)


def struct(rng, value, depth=0):
    for _ in range(rng.randint(0, 3)):
        json_value(rng, value.fields[rng.choice(values.STRINGS)], depth)


def list_value(rng, value, depth=0):
    for _ in range(rng.randint(0, 3)):
        json_value(rng, value.values.add(), depth)


def any_message(rng, value):
    """A message of the package `w`, or a well-known one."""
    name = rng.choice(["w.Inner", f"{PACKAGE}.Timestamp", f"{PACKAGE}.Value", f"{PACKAGE}.Int64Value", f"{PACKAGE}.Struct"])
    inside = class_of(value, name)()
    fill(rng, inside)
    value.type_url = f"type.googleapis.com/{name}"
    value.value = inside.SerializeToString(deterministic=True)


REPAIRS = {
    f"{PACKAGE}.{name}": repair
    for name, repair in {
        "Timestamp": timestamp,
        "Duration": duration,
        "FieldMask": field_mask,
        "Value": json_value,
        "Struct": struct,
        "ListValue": list_value,
        "Any": any_message,
    }.items()
}
