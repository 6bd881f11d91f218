use wireform::Message;

#[derive(Message)]
struct Größe {
    #[proto(1)]
    höhe: u32,
    #[proto(2, name = "1st")]
    first: u32,
    #[proto(3, json = "")]
    nothing: u32,
    #[proto(4, json = "[brackets]")]
    brackets: u32,
    #[proto(5, xml = "a:b")]
    prefixed: u32,
    #[proto(6, json = "@type")]
    at_type: u32,
    #[proto(7, json = "@id", xml = "id")]
    fine: u32,
}

#[derive(Message)]
#[proto(package = "a..b", name = "a-b")]
struct Named {}

fn main() {}
