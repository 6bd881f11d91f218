//! Impls in the place of those that a mistake stands in the way of.
//!
//! They are never run, as the crate does not compile. Without them the compiler would report each use of the type as
//! well, and the mistake would drown.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Generics;

use super::generics::Bounds;
use crate::ir::Container;

/// A type whose fields are not known.
struct Stub<'a> {
    container: &'a Container<'a>,
    bounds: Bounds<'a>,
    /// The type's parameters, and those with the lifetime of the input.
    plain: Generics,
    with_input: Generics,
}

pub(super) fn message(container: &Container<'_>) -> TokenStream {
    let stub = Stub::new(container);
    let (encode, decode, text) = (stub.encode(), stub.decode(), stub.text());
    let serde = container.serde.map(|_| stub.serde());
    quote! {
        #encode
        #decode
        _wf::text! { #text }
        #serde
    }
}

pub(super) fn oneof(container: &Container<'_>) -> TokenStream {
    let stub = Stub::new(container);
    let (binary, text) = (stub.oneof(), stub.oneof_text());
    quote! {
        #binary
        _wf::text! { #text }
    }
}

pub(super) fn enumeration(container: &Container<'_>) -> TokenStream {
    let (stub, name) = (Stub::new(container), &container.name.text);
    let value = stub.implement(
        &quote!(_wf::Value),
        &quote!(
            type Encoding = _wf::Enumerated;
        ),
    );
    let body = quote! {
        const DESCRIPTOR: &'static _wf::EnumDescriptor = &_wf::EnumDescriptor::new(#name, &[], true);
        fn number(&self) -> i32 {
            0
        }
        fn from_number(_: i32) -> _wf::Option<Self> {
            _wf::None
        }
        fn empty() -> Self {
            ::core::unimplemented!()
        }
    };
    let enumeration = stub.implement(&quote!(_wf::Enumeration), &body);
    quote!(#value #enumeration)
}

impl<'a> Stub<'a> {
    fn new(container: &'a Container<'a>) -> Self {
        let bounds = Bounds::new(container, std::iter::empty(), std::iter::empty());
        Self { container, plain: bounds.encode(), with_input: bounds.decode(), bounds }
    }

    fn implement(&self, of: &TokenStream, body: &TokenStream) -> TokenStream {
        self.bounds.implement(&self.plain, of, &self.container.ident, body)
    }

    /// Implements a trait that has the lifetime of the input.
    fn implement_with_input(&self, of: &TokenStream, body: &TokenStream) -> TokenStream {
        let de = &self.bounds.de;
        self.bounds.implement(&self.with_input, &quote!(#of<#de>), &self.container.ident, body)
    }

    fn encode(&self) -> TokenStream {
        let name = &self.container.name.text;
        let descriptor = quote! {
            const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(#name, &[]);
        };
        let encode = quote! {
            fn is_empty(&self) -> bool {
                true
            }
            fn encode_fields(&self, _: &mut _wf::Writer<'_>) {}
            fn fields_len(&self) -> usize {
                0
            }
        };
        let described = self.implement(&quote!(_wf::Described), &descriptor);
        let value = self.implement(
            &quote!(_wf::Value),
            &quote!(
                type Encoding = _wf::Nested;
            ),
        );
        let encode = self.implement(&quote!(_wf::Encode), &encode);
        let extendable = (!self.container.extensions.is_empty()).then(|| self.extendable());
        quote!(#described #value #encode #extendable)
    }

    fn extendable(&self) -> TokenStream {
        let body = quote! {
            fn extensions(&self) -> &_wf::UnknownFields {
                ::core::unimplemented!()
            }
            fn extensions_mut(&mut self) -> &mut _wf::UnknownFields {
                ::core::unimplemented!()
            }
        };
        self.implement(&quote!(_wf::Extendable), &body)
    }

    fn decode(&self) -> TokenStream {
        let de = &self.bounds.de;
        let decode = quote! {
            fn empty() -> Self {
                ::core::unimplemented!()
            }
            fn merge_fields(&mut self, _: _wf::Reader<#de>, _: _wf::Context<'_>) -> _wf::Result<()> {
                _wf::Ok(())
            }
        };
        let merge = quote! {
            type State = ();
            fn start(&mut self, _: _wf::Context<'_>) {}
            fn merge_next(
                &mut self,
                (): &mut (),
                _: &mut _wf::Reader<#de>,
                _: _wf::Context<'_>,
            ) -> _wf::Result<bool> {
                _wf::Ok(false)
            }
            fn merge_other(
                &mut self,
                _: _wf::Tag,
                (): &mut (),
                _: &mut _wf::Reader<#de>,
                _: _wf::Context<'_>,
            ) -> _wf::Result<bool> {
                _wf::Ok(false)
            }
            fn finish(&mut self, (): (), _: _wf::Context<'_>) {}
        };
        let decode = self.implement_with_input(&quote!(_wf::Decode), &decode);
        let merge = self.implement_with_input(&quote!(_wf::MergeFields), &merge);
        quote!(#decode #merge)
    }

    fn text(&self) -> TokenStream {
        let de = &self.bounds.de;
        let encode = quote! {
            fn emit<__Fields: _wf::Fields>(&self, _: &mut __Fields) -> _wf::Result<(), __Fields::Error> {
                _wf::Ok(())
            }
        };
        let decode = quote! {
            fn merge_field<__Source: _wf::Source<#de>>(
                &mut self,
                _: u32,
                _: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                _wf::Ok(())
            }
        };
        let encode = self.implement(&quote!(_wf::EncodeText), &encode);
        let decode = self.implement_with_input(&quote!(_wf::DecodeText), &decode);
        quote!(#encode #decode)
    }

    fn serde(&self) -> TokenStream {
        let de = &self.bounds.de;
        let serialize = quote! {
            fn serialize<__Format: _wf::serde_crate::Serializer>(
                &self,
                _: __Format,
            ) -> _wf::Result<__Format::Ok, __Format::Error> {
                ::core::unimplemented!()
            }
        };
        let deserialize = quote! {
            fn deserialize<__Format: _wf::serde_crate::Deserializer<#de>>(
                _: __Format,
            ) -> _wf::Result<Self, __Format::Error> {
                ::core::unimplemented!()
            }
        };
        let serialize = self.implement(&quote!(_wf::serde_crate::Serialize), &serialize);
        let deserialize = self.implement_with_input(&quote!(_wf::serde_crate::Deserialize), &deserialize);
        quote!(_wf::serde! { #serialize #deserialize })
    }

    fn oneof(&self) -> TokenStream {
        let de = &self.bounds.de;
        let encode = quote! {
            const FIELDS: &'static [_wf::FieldDescriptor] = &[];
            fn encode(&self, _: &mut _wf::Writer<'_>) {}
            fn encoded_len(&self) -> usize {
                0
            }
        };
        let decode = quote! {
            fn merge(
                _: &mut _wf::Option<Self>,
                _: &mut usize,
                _: &mut _wf::Reader<#de>,
                _: _wf::Context<'_>,
            ) -> _wf::Result<bool> {
                _wf::Ok(false)
            }
            fn merge_other(
                _: _wf::Tag,
                _: &mut _wf::Option<Self>,
                _: &mut usize,
                _: &mut _wf::Reader<#de>,
                _: _wf::Context<'_>,
                _: _wf::Option<&mut _wf::UnknownFields>,
            ) -> _wf::Result<bool> {
                _wf::Ok(false)
            }
        };
        let encode = self.implement(&quote!(_wf::Oneof), &encode);
        let decode = self.implement_with_input(&quote!(_wf::DecodeOneof), &decode);
        quote!(#encode #decode)
    }

    fn oneof_text(&self) -> TokenStream {
        let de = &self.bounds.de;
        let encode = quote! {
            fn emit<__Fields: _wf::Fields>(&self, _: &mut __Fields) -> _wf::Result<(), __Fields::Error> {
                _wf::Ok(())
            }
        };
        let decode = quote! {
            fn read<__Source: _wf::Source<#de>>(
                _: &mut _wf::Option<Self>,
                _: u32,
                _: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                _wf::Ok(())
            }
        };
        let encode = self.implement(&quote!(_wf::EncodeOneofText), &encode);
        let decode = self.implement_with_input(&quote!(_wf::DecodeOneofText), &decode);
        quote!(#encode #decode)
    }
}
