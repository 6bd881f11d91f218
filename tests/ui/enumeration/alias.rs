use wireform::Enumeration;

#[derive(Enumeration)]
#[proto(reserved("GONE"))]
enum Phone {
    #[proto(alias("HOME", "GONE"))]
    Unspecified = 0,
    #[proto(alias("HOME"))]
    Home = 1,
    #[proto(alias)]
    Work = 2,
    #[proto(alias("no name"))]
    Mobile = 3,
    #[proto(alias())]
    Fax = 4,
}

fn main() {}
