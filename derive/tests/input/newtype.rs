#[derive(Message)]
#[proto(transparent)]
struct Id<T>(#[proto(fixed64)] u64, #[proto(skip)] PhantomData<T>);
