//! Reads descriptor sets by the library's own types and by those that were compiled from `descriptor.proto`, and writes them
//! again: each must come back byte for byte.

use std::{env, error::Error, fs};

use wireform::{proto, schema};

mod owned {
    include!(concat!(env!("OUT_DIR"), "/owned/_includes.rs"));
}

mod features {
    include!(concat!(env!("OUT_DIR"), "/features/_includes.rs"));
}

mod borrowed {
    include!(concat!(env!("OUT_DIR"), "/borrowed/_includes.rs"));
}

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = env::args().skip(1).collect();
    if paths.is_empty() {
        return Err("which descriptor sets?".into());
    }
    for path in paths {
        let bytes = fs::read(&path)?;
        let files = check(&bytes).map_err(|error| format!("{path}: {error}"))?;
        println!("{path}: {files} files in {} bytes come back byte for byte", bytes.len());
    }
    Ok(())
}

/// Returns how many files the descriptor set is of.
fn check(bytes: &[u8]) -> Result<usize, Box<dyn Error>> {
    let set: schema::proto::FileDescriptorSet = proto::from_slice(bytes)?;
    same("wireform::schema::proto", bytes, &proto::to_vec(&set))?;
    let generated: owned::google::protobuf::FileDescriptorSet = proto::from_slice(bytes)?;
    same("generated types", bytes, &proto::to_vec(&generated))?;
    let newer: features::google::protobuf::FileDescriptorSet = proto::from_slice(bytes)?;
    same("generated types of a newer descriptor.proto", bytes, &proto::to_vec(&newer))?;
    let borrowing: borrowed::google::protobuf::FileDescriptorSet<'_> = proto::from_slice(bytes)?;
    same("generated types that borrow", bytes, &proto::to_vec(&borrowing))?;
    if set.file.is_empty() {
        return Err("it has no file".into());
    }
    Ok(set.file.len())
}

fn same(types: &str, expected: &[u8], written: &[u8]) -> Result<(), Box<dyn Error>> {
    let differs = expected.iter().zip(written).position(|(left, right)| left != right);
    match differs {
        None if expected.len() == written.len() => Ok(()),
        None => Err(format!("{types}: {} bytes became {}", expected.len(), written.len()).into()),
        Some(at) => Err(format!("{types}: byte {at} is another").into()),
    }
}
