"""Random values of any message, set through Google's runtime."""

import struct

INTEGERS = {
    "int32": [0, 1, -1, 127, 128, 2**31 - 1, -(2**31)],
    "int64": [0, 1, -1, 2**35, 2**63 - 1, -(2**63)],
    "uint32": [0, 1, 300, 2**32 - 1],
    "uint64": [0, 1, 2**56, 2**64 - 1],
}
STRINGS = ["", "a", "text", "été", "水🦀", "\0", "x" * 130]
BLOBS = [b"", b"\0", b"\xff\xfe", b"raw", bytes(range(256))]

# Levels below the root at which nothing but required messages is set any more.
DEPTH = 4


def fill(rng, message, depth=0):
    """Sets about half of the fields and extensions of an empty message; a oneof gets one member at most."""
    descriptor = message.DESCRIPTOR
    others = {member.name for oneof in real_oneofs(descriptor) for member in spared(rng, oneof.fields)}
    for field in descriptor.fields:
        wanted = field.is_required or rng.random() < 0.5
        if wanted and field.name not in others and (depth < DEPTH or field.is_required):
            set_field(rng, message, field, depth)
    # The pool has them in an order that differs from run to run.
    extensions = descriptor.file.pool.FindAllExtensions(descriptor)
    for extension in sorted(extensions, key=lambda extension: extension.number):
        if rng.random() < 0.3 and depth < DEPTH:
            set_extension(rng, message, extension, depth)


def real_oneofs(descriptor):
    """The oneofs that are no mere marks of presence."""
    return [oneof for oneof in descriptor.oneofs if not oneof.name.startswith("_") or len(oneof.fields) > 1]


def spared(rng, fields):
    """All of the fields but one."""
    kept = rng.randrange(len(fields))
    return [field for index, field in enumerate(fields) if index != kept]


def set_field(rng, message, field, depth):
    if field.message_type and field.message_type.GetOptions().map_entry:
        set_map(rng, getattr(message, field.name), field.message_type, depth)
    elif field.is_repeated:
        extend(rng, getattr(message, field.name), field, depth)
    elif field.message_type:
        part = getattr(message, field.name)
        part.SetInParent()
        fill(rng, part, depth + 1)
    else:
        setattr(message, field.name, scalar(rng, field))


def set_extension(rng, message, field, depth):
    if field.is_repeated:
        extend(rng, message.Extensions[field], field, depth)
    elif field.message_type:
        part = message.Extensions[field]
        part.SetInParent()
        fill(rng, part, depth + 1)
    else:
        message.Extensions[field] = scalar(rng, field)


def extend(rng, values, field, depth):
    for _ in range(rng.choice([0, 1, 2, 3, 20 if not field.message_type else 3])):
        if field.message_type:
            fill(rng, values.add(), depth + 1)
        else:
            values.append(scalar(rng, field))


def set_map(rng, values, entry, depth):
    key, value = entry.fields_by_number[1], entry.fields_by_number[2]
    for _ in range(rng.randint(0, 3)):
        if value.message_type:
            fill(rng, values[scalar(rng, key)], depth + 1)
        else:
            values[scalar(rng, key)] = scalar(rng, value)


def scalar(rng, field):
    """A value of a field that is no message."""
    if field.type == field.TYPE_ENUM:
        numbers = [value.number for value in field.enum_type.values]
        return rng.choice(numbers if field.enum_type.is_closed else numbers + [7, -7, 2**31 - 1])
    if field.type == field.TYPE_STRING:
        return rng.choice(STRINGS)
    if field.type == field.TYPE_BYTES:
        return rng.choice(BLOBS)
    if field.type == field.TYPE_BOOL:
        return rng.random() < 0.5
    if field.cpp_type in (field.CPPTYPE_FLOAT, field.CPPTYPE_DOUBLE):
        return floating(rng, field.cpp_type == field.CPPTYPE_FLOAT)
    return integer(rng, field.cpp_type)


def floating(rng, single):
    """Special values, and any bits at all."""
    if rng.random() < 0.5:
        return rng.choice([0.0, -0.0, 1.5, float("inf"), float("-inf"), float("nan")])
    return struct.unpack("<f", rng.randbytes(4))[0] if single else struct.unpack("<d", rng.randbytes(8))[0]


def integer(rng, cpp_type):
    """The edges of a type, and numbers of any length."""
    name = {1: "int32", 2: "int64", 3: "uint32", 4: "uint64"}[cpp_type]
    if rng.random() < 0.6:
        return rng.choice(INTEGERS[name])
    bits = rng.randrange(int(name[-2:]) - 1)
    return rng.getrandbits(bits + 1) * (rng.choice([1, -1]) if name.startswith("i") else 1) >> name.startswith("i")
