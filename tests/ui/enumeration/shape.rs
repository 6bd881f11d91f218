use wireform::Enumeration;

#[derive(Enumeration)]
enum Fields {
    Zero,
    One(u32),
    Two { a: u32 },
}

#[derive(Enumeration)]
enum Others {
    #[proto(0)]
    Zero,
    #[proto(other)]
    First(i32),
    #[proto(other)]
    Second(i32),
    #[proto(other)]
    Unit,
    #[proto(other, name = "x")]
    Named(i32),
    #[proto(3, other)]
    Numbered(i32),
}

#[derive(Enumeration)]
enum Wide {
    #[proto(0)]
    Zero,
    #[proto(other)]
    Other(u64),
}

#[derive(Enumeration)]
enum Generic<T> {
    Zero,
    One(T),
}

#[derive(Enumeration)]
#[repr(i32)]
enum Discriminant {
    #[proto(0)]
    Zero,
    #[proto(other)]
    Other(i32) = 5,
}

fn main() {}
