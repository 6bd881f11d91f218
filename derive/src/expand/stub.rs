//! Impls in the place of those that a mistake stands in the way of.
//!
//! They are never run, as the crate does not compile. Without them the compiler would report each use of the type as
//! well, and the mistake would drown.

use proc_macro2::TokenStream;
use quote::quote;

use super::generics::Bounds;
use crate::ir::Container;

pub(super) fn message(container: &Container<'_>) -> TokenStream {
    let (ident, name) = (container.ident, &container.name.text);
    let bounds = Bounds::new(container.generics, std::iter::empty(), std::iter::empty());
    let (plain, decoding, de) = (bounds.encode(), bounds.decode(), &bounds.de);
    let (parameters, arguments, clause) = plain.split_for_impl();
    let (de_parameters, _, de_clause) = decoding.split_for_impl();
    let serde = container.serde.then(|| {
        quote! {
            impl #parameters _wf::serde_crate::Serialize for #ident #arguments #clause {
                fn serialize<__Format: _wf::serde_crate::Serializer>(
                    &self,
                    _: __Format,
                ) -> _wf::Result<__Format::Ok, __Format::Error> {
                    ::core::unimplemented!()
                }
            }
            impl #de_parameters _wf::serde_crate::Deserialize<#de> for #ident #arguments #de_clause {
                fn deserialize<__Format: _wf::serde_crate::Deserializer<#de>>(
                    _: __Format,
                ) -> _wf::Result<Self, __Format::Error> {
                    ::core::unimplemented!()
                }
            }
        }
    });
    let serde = serde.map(|serde| quote!(_wf::serde! { #serde }));
    quote! {
        impl #parameters _wf::Described for #ident #arguments #clause {
            const DESCRIPTOR: &'static _wf::MessageDescriptor =
                &_wf::MessageDescriptor::new(#name, &[]);
        }
        impl #parameters _wf::Value for #ident #arguments #clause {
            type Encoding = _wf::Nested;
        }
        impl #parameters _wf::Encode for #ident #arguments #clause {
            fn is_empty(&self) -> bool {
                true
            }
            fn encode_fields(&self, _: &mut _wf::Writer<'_>) {}
            fn fields_len(&self) -> usize {
                0
            }
        }
        impl #de_parameters _wf::Decode<#de> for #ident #arguments #de_clause {
            fn empty() -> Self {
                ::core::unimplemented!()
            }
            fn merge_fields(
                &mut self,
                _: _wf::Reader<#de>,
                _: _wf::Context<'_>,
            ) -> _wf::Result<()> {
                _wf::Ok(())
            }
        }
        _wf::text! {
            impl #parameters _wf::EncodeText for #ident #arguments #clause {
                fn emit<__Fields: _wf::Fields>(
                    &self,
                    _: &mut __Fields,
                ) -> _wf::Result<(), __Fields::Error> {
                    _wf::Ok(())
                }
            }
            impl #de_parameters _wf::DecodeText<#de> for #ident #arguments #de_clause {
                fn merge_field<__Source: _wf::Source<#de>>(
                    &mut self,
                    _: u32,
                    _: __Source,
                ) -> _wf::Result<(), __Source::Error> {
                    _wf::Ok(())
                }
            }
        }
        #serde
    }
}

pub(super) fn oneof(container: &Container<'_>) -> TokenStream {
    let ident = container.ident;
    let bounds = Bounds::new(container.generics, std::iter::empty(), std::iter::empty());
    let (plain, decoding, de) = (bounds.encode(), bounds.decode(), &bounds.de);
    let (parameters, arguments, clause) = plain.split_for_impl();
    let (de_parameters, _, de_clause) = decoding.split_for_impl();
    quote! {
        impl #parameters _wf::Oneof for #ident #arguments #clause {
            const FIELDS: &'static [_wf::FieldDescriptor] = &[];
            fn encode(&self, _: &mut _wf::Writer<'_>) {}
            fn encoded_len(&self) -> usize {
                0
            }
        }
        impl #de_parameters _wf::DecodeOneof<#de> for #ident #arguments #de_clause {
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
        }
        _wf::text! {
            impl #parameters _wf::EncodeOneofText for #ident #arguments #clause {
                fn emit<__Fields: _wf::Fields>(
                    &self,
                    _: &mut __Fields,
                ) -> _wf::Result<(), __Fields::Error> {
                    _wf::Ok(())
                }
            }
            impl #de_parameters _wf::DecodeOneofText<#de> for #ident #arguments #de_clause {
                fn read<__Source: _wf::Source<#de>>(
                    _: &mut _wf::Option<Self>,
                    _: u32,
                    _: __Source,
                ) -> _wf::Result<(), __Source::Error> {
                    _wf::Ok(())
                }
            }
        }
    }
}

pub(super) fn enumeration(container: &Container<'_>) -> TokenStream {
    let (ident, name) = (container.ident, &container.name.text);
    let (parameters, arguments, clause) = container.generics.split_for_impl();
    quote! {
        impl #parameters _wf::Value for #ident #arguments #clause {
            type Encoding = _wf::Enumerated;
        }
        impl #parameters _wf::Enumeration for #ident #arguments #clause {
            const DESCRIPTOR: &'static _wf::EnumDescriptor =
                &_wf::EnumDescriptor::new(#name, &[], true);
            fn number(&self) -> i32 {
                0
            }
            fn from_number(_: i32) -> _wf::Option<Self> {
                _wf::None
            }
            fn empty() -> Self {
                ::core::unimplemented!()
            }
        }
    }
}
