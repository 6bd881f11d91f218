//! Shared memory that can be lent out as `&[u8]`: a memfd that its writer has sealed.
//!
//! A `&[u8]` promises that the bytes do not change, and a mapping lives in memory that another process may write to or
//! cut off. The seals are the kernel's word that none does: behind `F_SEAL_WRITE` nothing is written any more, by no
//! descriptor and no mapping (the kernel refuses the seal while a writable mapping is there), and behind
//! `F_SEAL_SHRINK` no page goes away, so no access faults. No seal can be taken off. The one who maps has to check,
//! as the descriptor comes from someone else.

#![allow(unsafe_code, reason = "a mapping; the seals are its proof")]

use std::{fs::File, io, ops::Deref};

use memmap2::Mmap;
use nix::{
    fcntl::{FcntlArg, SealFlag, fcntl},
    sys::memfd::{MFdFlags, memfd_create},
};

/// What has to be sealed before anyone maps. `F_SEAL_GROW` and `F_SEAL_SEAL` are not what safety hangs on; they make the
/// length and the seals final as well.
fn seals() -> SealFlag {
    SealFlag::F_SEAL_WRITE | SealFlag::F_SEAL_SHRINK | SealFlag::F_SEAL_GROW | SealFlag::F_SEAL_SEAL
}

/// Makes a piece of shared memory, to be written like a file.
pub(crate) fn create() -> io::Result<File> {
    Ok(memfd_create("wireform", MFdFlags::MFD_CLOEXEC | MFdFlags::MFD_ALLOW_SEALING)?.into())
}

/// Seals it; it cannot be changed any more, not by its maker either.
pub(crate) fn seal(memory: &File) -> io::Result<()> {
    fcntl(memory, FcntlArg::F_ADD_SEALS(seals()))?;
    Ok(())
}

/// Sealed shared memory, mapped.
#[derive(Debug)]
pub(crate) struct Sealed(Mmap);

impl Sealed {
    /// Maps shared memory, if it is sealed.
    pub(crate) fn map(memory: &File) -> io::Result<Self> {
        let present = SealFlag::from_bits_retain(fcntl(memory, FcntlArg::F_GET_SEALS)?);
        if !present.contains(seals()) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "shared memory is not sealed"));
        }
        // SAFETY: the mapping must not change while it is there. F_SEAL_WRITE and F_SEAL_SHRINK are set and cannot be
        // taken off, so its bytes are not written to and its pages do not go away; see the top of the file.
        Ok(Self(unsafe { Mmap::map(memory) }?))
    }
}

impl Deref for Sealed {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}
