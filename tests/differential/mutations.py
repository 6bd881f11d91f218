"""Changes to the bytes of a message: some that every decoder must read alike, some that none may read.

Half of them work on records, guided by the descriptor: other forms of tags and varints, other wire types, lists packed and
expanded, records doubled, dropped, moved and of unknown numbers, map entries without their parts. The others know nothing
of the format, and are made to the whole as well as to the inside of a message, whose length is right again.

And some put a value that a decoder gives up on somewhere, a number that a closed enumeration does not have, with something
behind it that no decoder may read: what is given up on is kept, and what is kept has to be well-formed to its end.
"""

import dataclasses

VARINT, FIXED64, LENGTH, START, END, FIXED32 = range(6)

# Numbers that a varint of 64 bits may hold, and fields narrow or refuse.
VARINTS = [0, 1, 2, 127, 128, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**32 + 1, 2**63, 2**64 - 1]
NUMBERS = [1, 2, 3, 15, 16, 2047, 2048, 900, 1000, 1050, 536870911]


class NotRecords(Exception):
    """Bytes that are no sequence of records."""


@dataclasses.dataclass
class Record:
    """A field's tag and payload: an integer, bytes, the records of a group or a message; or bytes that are no record, which have
    the number `None`."""

    number: int
    wire_type: int
    payload: object
    # How many bytes longer than needed the tag and the varint after it are.
    tag_pad: int = 0
    pad: int = 0


def varint(value, pad=0):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    if pad:
        out[-1] |= 128
        out += b"\x80" * (pad - 1) + b"\0"
    return bytes(out)


def write(records):
    return b"".join(map(write_record, records))


def write_record(record):
    if record.number is None:
        return record.payload
    tag = varint(record.number << 3 | record.wire_type, record.tag_pad)
    if record.wire_type == VARINT:
        return tag + varint(record.payload, record.pad)
    if record.wire_type in (FIXED32, FIXED64):
        return tag + record.payload
    if record.wire_type == START:
        return tag + write(record.payload) + varint(record.number << 3 | END)
    payload = write(record.payload) if isinstance(record.payload, list) else record.payload
    return tag + varint(len(payload), record.pad) + payload


def read(data):
    """The records of a message; only in the forms that an encoder writes."""
    records, rest = read_until(memoryview(data), None)
    if rest:
        raise NotRecords
    return records


def read_until(data, group):
    records = []
    while data:
        tag, data = read_varint(data)
        number, wire_type = tag >> 3, tag & 7
        if wire_type == END:
            if number != group:
                raise NotRecords
            return records, data
        payload, data = read_payload(data, number, wire_type)
        records.append(Record(number, wire_type, payload))
    if group is not None:
        raise NotRecords
    return records, data


def read_payload(data, number, wire_type):
    if wire_type == VARINT:
        return read_varint(data)
    if wire_type == START:
        return read_until(data, number)
    size = {FIXED64: 8, FIXED32: 4}.get(wire_type)
    if wire_type == LENGTH:
        size, data = read_varint(data)
    if size is None or size > len(data):
        raise NotRecords
    return bytes(data[:size]), data[size:]


def read_varint(data):
    value = 0
    for index, byte in enumerate(data[:10]):
        value |= (byte & 127) << 7 * index
        if byte < 128:
            return value, data[index + 1 :]
    raise NotRecords


def mutate(rng, data, descriptor, others):
    """Returns the bytes with one to three changes; `others` are messages of the same type to splice in."""
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        try:
            records = read(data)
        except NotRecords:
            records = None
        draw = rng.random()
        if records is None or draw < 0.3:
            data = rng.choice(BYTE_CHANGES)(rng, data, others)
        elif draw < 0.45:
            give_up(rng, records, descriptor)
            data = write(records)
        else:
            change_records(rng, records, descriptor)
            data = write(records)
    return data


# Changes that know nothing of the format.


def flip(rng, data, _):
    return replaced(rng, data, lambda byte: byte ^ 1 << rng.randrange(8))


def any_byte(rng, data, _):
    return replaced(rng, data, lambda _: rng.randrange(256))


def replaced(rng, data, change):
    if not data:
        return b"\x08"
    at = rng.randrange(len(data))
    return data[:at] + bytes([change(data[at])]) + data[at + 1 :]


def truncate(rng, data, _):
    return data[: rng.randrange(len(data) + 1)]


def insert(rng, data, _):
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(rng.randint(1, 4)) + data[at:]


def remove(rng, data, _):
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.randint(1, 4) :]


def append(rng, data, others):
    """Two messages one after the other are one, merged."""
    return data + rng.choice(others)


def splice(rng, data, others):
    other = rng.choice(others)
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


BYTE_CHANGES = [flip, any_byte, truncate, insert, remove, append, splice]


# Changes of records.


def change_records(rng, records, descriptor):
    """Changes something in the records of a message, or in those of a message in it; `descriptor` may be `None`."""
    inner = [record for record in records if inside(record, descriptor)]
    if inner and rng.random() < 0.6:
        change_inside(rng, rng.choice(inner), descriptor)
    elif rng.random() < 0.1:
        break_records(rng, records)
    elif records and rng.random() < 0.8:
        rng.choice(RECORD_CHANGES)(rng, records, rng.randrange(len(records)), descriptor)
    else:
        records.insert(rng.randrange(len(records) + 1), new_record(rng, descriptor))


def field_of(record, descriptor):
    """The field or extension of a record."""
    if descriptor is None:
        return None
    if record.number in descriptor.fields_by_number:
        return descriptor.fields_by_number[record.number]
    extensions = descriptor.file.pool.FindAllExtensions(descriptor)
    return next((extension for extension in extensions if extension.number == record.number), None)


def wire_type(field):
    """The wire type of one value of the field, where that is no group."""
    if field.type in (field.TYPE_FIXED64, field.TYPE_SFIXED64, field.TYPE_DOUBLE):
        return FIXED64
    if field.type in (field.TYPE_FIXED32, field.TYPE_SFIXED32, field.TYPE_FLOAT):
        return FIXED32
    return LENGTH if field.type in (field.TYPE_STRING, field.TYPE_BYTES, field.TYPE_MESSAGE) else VARINT


def inside(record, descriptor):
    """Whether there are records in the record."""
    field = field_of(record, descriptor)
    return record.wire_type == START or (record.wire_type == LENGTH and field is not None and field.message_type)


def change_inside(rng, record, descriptor):
    field = field_of(record, descriptor)
    message = field.message_type if field else None
    if record.wire_type == START:
        change_records(rng, record.payload, message)
        return
    try:
        records = read(record.payload)
    except NotRecords:
        records = None
    if records is None or rng.random() < 0.2:
        record.payload = rng.choice(BYTE_CHANGES)(rng, record.payload, [record.payload])
        return
    change_records(rng, records, message)
    record.payload = write(records)


def new_record(rng, descriptor):
    """A record of a number that the message may have or not, with any wire type."""
    known = [field.number for field in descriptor.fields] if descriptor else []
    number = rng.choice(known) if known and rng.random() < 0.6 else rng.choice(NUMBERS)
    return payload_of(rng, Record(number, 0, None))


def payload_of(rng, record, wire_type=None):
    record.wire_type = rng.choice([VARINT, FIXED64, LENGTH, START, FIXED32]) if wire_type is None else wire_type
    record.payload = {
        VARINT: lambda: rng.choice(VARINTS + [rng.getrandbits(64)]),
        FIXED64: lambda: rng.randbytes(8),
        FIXED32: lambda: rng.randbytes(4),
        LENGTH: lambda: rng.choice([b"", b"\xff", b"\xed\xa0\x80", "é".encode(), rng.randbytes(rng.randrange(9))]),
        START: lambda: [new_record(rng, None) for _ in range(rng.randrange(2))],
    }[record.wire_type]()
    return record


def double(rng, records, at, _):
    records.insert(rng.randrange(len(records) + 1), dataclasses.replace(records[at]))


def drop(_rng, records, at, _):
    del records[at]


def move(rng, records, at, _):
    records.insert(rng.randrange(len(records)), records.pop(at))


def pad_tag(rng, records, at, _):
    records[at].tag_pad = rng.randint(1, 6)


def pad_value(rng, records, at, _):
    records[at].pad = rng.choice([1, 2, 5, 9, 10])


def other_value(rng, records, at, _):
    payload_of(rng, records[at], records[at].wire_type)


def other_wire_type(rng, records, at, _):
    payload_of(rng, records[at])


def other_number(rng, records, at, descriptor):
    records[at].number = rng.choice([0, 2**29 - 1, new_record(rng, descriptor).number])


def nest(rng, records, at, _):
    """Puts unknown groups around a record, up to what a decoder may refuse."""
    inner = records[at]
    for _ in range(rng.choice([1, 2, 98, 99, 100, 101, 102])):
        inner = Record(77, START, [inner])
    records[at] = inner


def repack(rng, records, at, _):
    """Makes a packed list of a number, or numbers of what may be a packed list."""
    record = records[at]
    if record.wire_type in (FIXED32, FIXED64):
        record.payload = record.payload * rng.randint(0, 3)
        record.wire_type = LENGTH
    elif record.wire_type == VARINT:
        record.payload = varint(record.payload) * rng.randint(0, 3) + varint(rng.choice(VARINTS))
        record.wire_type = LENGTH
    elif record.wire_type == LENGTH:
        records[at : at + 1] = [Record(record.number, VARINT, byte) for byte in record.payload[:8]]


# Bytes that are no records: cut off tags, lengths and payloads, numbers that are no field's, ends of nothing, varints too long.
BROKEN = [
    b"\x80", b"\x08", b"\x08\xff", b"\x1a", b"\x1a\x05", b"\x1a\x03ab", b"\x0d\0\0\0", b"\x09\0\0\0\0\0\0\0", b"\x0b", b"\x0b\x08",
    b"\x0c", b"\x14", b"\x1b\x14", b"\x0e", b"\x0f", b"\x08" + b"\xff" * 11, b"\xff" * 6, b"\x1a" + b"\xff" * 9 + b"\x01",
]  # fmt: skip


def break_records(rng, records):
    """Puts something between records that is none, most often behind them."""
    at = len(records) if rng.random() < 0.7 else rng.randrange(len(records) + 1)
    records.insert(at, Record(None, None, rng.choice(BROKEN)))


def give_up(rng, records, descriptor):
    """Puts a number that a closed enumeration does not have somewhere, and breaks what is behind it or around it."""
    messages = list(opened(records, descriptor))
    place, inner = rng.choice([message for message in messages if closed_fields(message[1])] or messages)
    if not closed_fields(inner):
        break_records(rng, place)
        return
    field = rng.choice(closed_fields(inner))
    record = unknown_value(rng, field)
    place.insert(rng.randrange(len(place) + 1), record)
    if rng.random() < 0.7:
        break_records(rng, record.payload if isinstance(record.payload, list) and rng.random() < 0.7 else place)


def opened(records, descriptor):
    """Yields the records of a message and of all messages in it, with the descriptors; payloads become lists of records."""
    yield records, descriptor
    for record in records:
        field = field_of(record, descriptor) if inside(record, descriptor) else None
        if field is None or field.message_type is None:
            continue
        if record.wire_type == LENGTH:
            try:
                record.payload = read(record.payload)
            except NotRecords:
                continue
        yield from opened(record.payload, field.message_type)


def closed_fields(descriptor):
    """The fields of closed enumerations, and the maps whose values are."""
    return [field for field in descriptor.fields if is_closed(field) or is_closed(value_of(field))]


def is_closed(field):
    return field is not None and field.enum_type is not None and field.enum_type.is_closed


def value_of(field):
    """The field of the values of a map."""
    message = field.message_type
    return message.fields_by_number[2] if message and message.GetOptions().map_entry else None


def unknown_value(rng, field):
    """A record of the field with a number that its enumeration does not have; an entry, or a packed list, as records."""
    kinds = [LENGTH] if field.message_type else [VARINT, LENGTH] if field.is_repeated else [VARINT]
    kind = rng.choice(kinds)
    enum = field.enum_type or value_of(field).enum_type
    number = next(number for number in iter(lambda: rng.randrange(4, 2**31), None) if number not in enum.values_by_number)
    if kind == VARINT:
        return Record(field.number, VARINT, number)
    if field.message_type:
        return Record(field.number, LENGTH, entry(rng, field, number))
    known = rng.choice([value.number for value in enum.values]) % 2**64
    elements = [Record(None, None, varint(value)) for value in rng.sample([number, known, known], rng.randint(1, 3))]
    return Record(field.number, LENGTH, elements)


def entry(rng, field, number):
    """The key and the value of an entry, in any order, and one or the other twice or with something else between them."""
    key = payload_of(rng, Record(1, 0, None), wire_type(field.message_type.fields_by_number[1]))
    more = [key, key, payload_of(rng, Record(3, 0, None)), Record(2, VARINT, 0)]
    records = [Record(2, VARINT, number)] + [dataclasses.replace(record) for record in rng.sample(more, rng.randint(0, 2))]
    rng.shuffle(records)
    return records


RECORD_CHANGES = [
    double, drop, move, pad_tag, pad_value, other_value, other_value, other_wire_type, other_number, nest, repack,
]  # fmt: skip
