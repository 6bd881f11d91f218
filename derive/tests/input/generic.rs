#[derive(Message)]
struct Tree<T: Clone, const N: usize = 3>
where
    T: PartialEq,
{
    #[proto(1)]
    value: T,
    #[proto(2)]
    children: Vec<Tree<T, N>>,
}
