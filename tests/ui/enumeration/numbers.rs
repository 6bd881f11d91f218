use wireform::Enumeration;

const THREE: isize = 3;

#[derive(Enumeration)]
enum NoZero {
    #[proto(1)]
    A,
    #[proto(other)]
    Other(i32),
}

#[derive(Enumeration)]
#[proto(reserved(4..=5, "GONE"))]
enum Numbers {
    Zero,
    One,
    #[proto(name = "ONE")]
    OneByName,
    Gone,
    Reserved,
    Named = THREE + 5,
    Large = 3_000_000_000,
}

#[derive(Enumeration)]
enum Attributes {
    #[proto(0)]
    Zero,
    One,
    #[proto(0)]
    Again,
}

#[derive(Enumeration)]
enum Both {
    #[proto(0)]
    Zero = 1,
    #[proto(2)]
    Two = 2,
}

fn main() {}
