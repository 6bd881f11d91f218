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
            impl #parameters _wireform::__private::serde_crate::Serialize for #ident #arguments #clause {
                fn serialize<__Format: _wireform::__private::serde_crate::Serializer>(
                    &self,
                    _: __Format,
                ) -> _wireform::__private::Result<__Format::Ok, __Format::Error> {
                    ::core::unimplemented!()
                }
            }
            impl #de_parameters _wireform::__private::serde_crate::Deserialize<#de> for #ident #arguments #de_clause {
                fn deserialize<__Format: _wireform::__private::serde_crate::Deserializer<#de>>(
                    _: __Format,
                ) -> _wireform::__private::Result<Self, __Format::Error> {
                    ::core::unimplemented!()
                }
            }
        }
    });
    let serde = serde.map(|serde| quote!(_wireform::__private::serde! { #serde }));
    quote! {
        impl #parameters _wireform::Described for #ident #arguments #clause {
            const DESCRIPTOR: &'static _wireform::schema::MessageDescriptor =
                &_wireform::schema::MessageDescriptor::new(#name, &[]);
        }
        impl #parameters _wireform::encoding::Value for #ident #arguments #clause {
            type Encoding = _wireform::encoding::Nested;
        }
        impl #parameters _wireform::Encode for #ident #arguments #clause {
            fn is_empty(&self) -> bool {
                true
            }
            fn encode_fields(&self, _: &mut _wireform::wire::Writer<'_>) {}
            fn fields_len(&self) -> usize {
                0
            }
        }
        impl #de_parameters _wireform::Decode<#de> for #ident #arguments #de_clause {
            fn empty() -> Self {
                ::core::unimplemented!()
            }
            fn merge_fields(
                &mut self,
                _: _wireform::wire::Reader<#de>,
                _: _wireform::wire::Context<'_>,
            ) -> _wireform::Result<()> {
                _wireform::__private::Ok(())
            }
        }
        _wireform::__private::text! {
            impl #parameters _wireform::__private::EncodeText for #ident #arguments #clause {
                fn emit<__Fields: _wireform::__private::Fields>(
                    &self,
                    _: &mut __Fields,
                ) -> _wireform::__private::Result<(), __Fields::Error> {
                    _wireform::__private::Ok(())
                }
            }
            impl #de_parameters _wireform::__private::DecodeText<#de> for #ident #arguments #de_clause {
                fn merge_field<__Source: _wireform::__private::Source<#de>>(
                    &mut self,
                    _: u32,
                    _: __Source,
                ) -> _wireform::__private::Result<(), __Source::Error> {
                    _wireform::__private::Ok(())
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
        impl #parameters _wireform::Oneof for #ident #arguments #clause {
            const FIELDS: &'static [_wireform::schema::FieldDescriptor] = &[];
            fn encode(&self, _: &mut _wireform::wire::Writer<'_>) {}
            fn encoded_len(&self) -> usize {
                0
            }
        }
        impl #de_parameters _wireform::DecodeOneof<#de> for #ident #arguments #de_clause {
            fn merge(
                _: &mut _wireform::__private::Option<Self>,
                _: &mut usize,
                _: &mut _wireform::wire::Reader<#de>,
                _: _wireform::wire::Context<'_>,
            ) -> _wireform::Result<bool> {
                _wireform::__private::Ok(false)
            }
            fn merge_other(
                _: _wireform::wire::Tag,
                _: &mut _wireform::__private::Option<Self>,
                _: &mut usize,
                _: &mut _wireform::wire::Reader<#de>,
                _: _wireform::wire::Context<'_>,
                _: _wireform::__private::Option<&mut _wireform::UnknownFields>,
            ) -> _wireform::Result<bool> {
                _wireform::__private::Ok(false)
            }
        }
        _wireform::__private::text! {
            impl #parameters _wireform::__private::EncodeOneofText for #ident #arguments #clause {
                fn emit<__Fields: _wireform::__private::Fields>(
                    &self,
                    _: &mut __Fields,
                ) -> _wireform::__private::Result<(), __Fields::Error> {
                    _wireform::__private::Ok(())
                }
            }
            impl #de_parameters _wireform::__private::DecodeOneofText<#de> for #ident #arguments #de_clause {
                fn read<__Source: _wireform::__private::Source<#de>>(
                    _: &mut _wireform::__private::Option<Self>,
                    _: u32,
                    _: __Source,
                ) -> _wireform::__private::Result<(), __Source::Error> {
                    _wireform::__private::Ok(())
                }
            }
        }
    }
}

pub(super) fn enumeration(container: &Container<'_>) -> TokenStream {
    let (ident, name) = (container.ident, &container.name.text);
    let (parameters, arguments, clause) = container.generics.split_for_impl();
    quote! {
        impl #parameters _wireform::encoding::Value for #ident #arguments #clause {
            type Encoding = _wireform::encoding::Enumerated;
        }
        impl #parameters _wireform::Enumeration for #ident #arguments #clause {
            const DESCRIPTOR: &'static _wireform::schema::EnumDescriptor =
                &_wireform::schema::EnumDescriptor::new(#name, &[], true);
            fn number(&self) -> i32 {
                0
            }
            fn from_number(_: i32) -> _wireform::__private::Option<Self> {
                _wireform::__private::None
            }
            fn empty() -> Self {
                ::core::unimplemented!()
            }
        }
    }
}
