//! `Decode`, and the pieces of the loop that it hands to the runtime.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Expansion, Field, Part, chain};
use crate::{
    expand::field::{may_gather, position, span_of},
    ir,
};

/// The largest number of fields that a decoder tries one after the other.
///
/// That is the fastest way to read what an encoder wrote, and its code grows with each field; a larger message is read
/// record by record, with `match` on the number.
const MAX_IN_ORDER: usize = 64;

impl Expansion<'_> {
    pub(super) fn decode(&self) -> TokenStream {
        let de = &self.bounds.de;
        let (empty, merge_fields, unknown_fields) = (self.empty(), self.merge_fields(), self.unknown_fields());
        let heaps = self.fields.iter().map(|field| field.decode(de, "EMPTY_HEAP"));
        let heap = chain(std::iter::once(quote!(0)).chain(heaps), &quote!(+), &quote!(0));
        let decode = quote! {
            const EMPTY_HEAP: usize = #heap;
            fn empty() -> Self {
                #empty
            }
            fn merge_fields(
                &mut self,
                reader: _wf::Reader<#de>,
                context: _wf::Context<'_>,
            ) -> _wf::Result<()> {
                #merge_fields
            }
            #unknown_fields
        };
        let len = position(self.fields.len());
        let gathers = self.gathers();
        let (is_complete, start, merge_next) = (self.is_complete(), self.start(), self.merge_next());
        let (merge_other, finish) = (self.merge_other(), self.finish());
        let merge = quote! {
            type State = [usize; #len];
            #gathers
            #is_complete
            #start
            #merge_next
            #merge_other
            #finish
        };
        let generics = self.bounds.decode();
        let decode = self.implement(&generics, &quote!(_wf::Decode<#de>), &decode);
        let merge = self.implement(&generics, &quote!(_wf::MergeFields<#de>), &merge);
        quote!(#decode #merge)
    }

    fn empty(&self) -> TokenStream {
        let fields = self.lines(|field, _| {
            let (ident, empty) = (field.ident, field.decode(&self.bounds.de, "empty"));
            quote!(#ident: #empty(),)
        });
        let skipped = self.skipped.iter().map(|ir::Field { ident, ty, .. }| {
            quote_spanned!(span_of(ty)=> #ident: <#ty as ::core::default::Default>::default(),)
        });
        let rest = self.unknown.map(|rest| quote!(#rest: _wf::UnknownFields::new(),));
        let phantom = (self.part == Part::Owned).then(|| quote!(__of: ::core::marker::PhantomData,));
        quote! {
            Self {
                #fields
                #(#skipped)*
                #rest
                #phantom
            }
        }
    }

    fn merge_fields(&self) -> TokenStream {
        if self.is_large() {
            quote!(_wf::merge_by_number(self, reader, context))
        } else {
            quote!(_wf::merge_in_order(self, reader, context))
        }
    }

    fn unknown_fields(&self) -> Option<TokenStream> {
        self.unknown.map(|rest| {
            quote! {
                #[cfg_attr(not(debug_assertions), inline(always))]
                fn unknown_fields(&mut self) -> _wf::Option<&mut _wf::UnknownFields> {
                    _wf::Some(&mut self.#rest)
                }
            }
        })
    }

    /// Says whether fields gather their parts, which those of well-known types do not.
    fn gathers(&self) -> Option<TokenStream> {
        let may_gather = |field: &&Field<'_>| match field.role {
            ir::Role::Numbered(numbered) => may_gather(numbered, field.ty),
            _ => true,
        };
        let terms = self.fields.iter().filter(may_gather).map(|field| field.decode(&self.bounds.de, "GATHERS"));
        let terms: Vec<_> = terms.collect();
        (!terms.is_empty()).then(|| {
            let gathers = chain(terms, &quote!(||), &quote!(false));
            quote!(const GATHERS: bool = #gathers;)
        })
    }

    fn is_complete(&self) -> Option<TokenStream> {
        let required = self.fields.iter().enumerate().filter(|(_, field)| field.is_required());
        let seen: Vec<_> = required
            .map(|(index, _)| {
                let index = position(index);
                quote!(state[#index] != 0)
            })
            .collect();
        (!seen.is_empty()).then(|| {
            let seen = chain(seen, &quote!(&&), &quote!(true));
            quote! {
                #[cfg_attr(not(debug_assertions), inline(always))]
                fn is_complete(state: &Self::State) -> bool {
                    #seen
                }
            }
        })
    }

    fn start(&self) -> TokenStream {
        let states = self.lines(|field, _| {
            let (start, ident) = (field.decode(&self.bounds.de, "start"), field.ident);
            quote!(#start(&mut self.#ident, context),)
        });
        let clear = self.unknown.map(|rest| {
            quote! {
                if context.recycles() {
                    self.#rest.clear();
                }
            }
        });
        quote! {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
                #clear
                [#states]
            }
        }
    }

    fn merge_next(&self) -> TokenStream {
        let de = &self.bounds.de;
        let calls = self.lines(|field, state| {
            let (merge, number, ident) = (field.decode(de, "merge"), &field.number, field.ident);
            quote!(hit |= #merge(#number, &mut self.#ident, &mut state[#state], reader, context)?;)
        });
        let body = if self.is_large() || self.fields.is_empty() {
            quote!(_wf::Ok(false))
        } else {
            quote! {
                let mut hit = false;
                #calls
                _wf::Ok(hit)
            }
        };
        quote! {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn merge_next(
                &mut self,
                state: &mut Self::State,
                reader: &mut _wf::Reader<#de>,
                context: _wf::Context<'_>,
            ) -> _wf::Result<bool> {
                #body
            }
        }
    }

    fn merge_other(&self) -> TokenStream {
        let de = &self.bounds.de;
        let (mut arms, mut members) = (Vec::new(), Vec::new());
        for (index, field) in self.fields.iter().enumerate() {
            let (merge_other, number, ident) = (field.decode(de, "merge_other"), &field.number, field.ident);
            let (state, unknown) = (position(index), self.unknown_here());
            let call = quote!(#merge_other(tag, &mut self.#ident, &mut state[#state], reader, context, #unknown));
            if field.is_oneof() { members.push(quote!(#call?)) } else { arms.push(quote!(#number => #call,)) }
        }
        let members = chain(members, &quote!(||), &quote!(false));
        let attributes = if self.is_large() { quote!(#[inline]) } else { quote!(#[cold] #[inline(never)]) };
        quote! {
            #attributes
            fn merge_other(
                &mut self,
                tag: _wf::Tag,
                state: &mut Self::State,
                reader: &mut _wf::Reader<#de>,
                context: _wf::Context<'_>,
            ) -> _wf::Result<bool> {
                match tag.number() {
                    #(#arms)*
                    _ => _wf::Ok(#members),
                }
            }
        }
    }

    /// Returns where the message keeps unknown fields, borrowed for one call.
    fn unknown_here(&self) -> TokenStream {
        match self.unknown {
            Some(rest) => quote!(_wf::Some(&mut self.#rest)),
            None => quote!(_wf::None),
        }
    }

    fn finish(&self) -> TokenStream {
        let calls = self.lines(|field, state| {
            let (finish, ident) = (field.decode(&self.bounds.de, "finish"), field.ident);
            quote!(#finish(&mut self.#ident, state[#state], context);)
        });
        quote! {
            fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {
                #calls
            }
        }
    }

    fn is_large(&self) -> bool {
        self.fields.len() > MAX_IN_ORDER
    }
}
