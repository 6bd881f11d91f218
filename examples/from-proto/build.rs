fn main() -> Result<(), wireform_build::Error> {
    wireform_build::Config::new()
        .btree_map(".") // maps in the order of their keys, wherever they are
        .derive(".shop.Item", "Eq, Hash")
        .compile(&["proto/shop.proto"], &["proto"])
}
