#[derive(Message)]
struct Tree {
    #[proto(1)]
    value: Leaf,
    #[proto(2)]
    left: Option<Box<Tree>>,
    #[proto(3)]
    others: Vec<Tree>,
}
