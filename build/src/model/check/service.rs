//! Services: that their methods send messages.

use wireform::schema::proto::{MethodDescriptorProto, ServiceDescriptorProto};

use super::{File, full_name, step};
use crate::model::comments::Path;

impl File<'_> {
    pub(super) fn service(&mut self, service: &ServiceDescriptorProto, package: &str, path: &Path) {
        let name = full_name(package, service.name.as_ref());
        if let Some(options) = &service.options {
            self.features(options.features.as_ref(), path, step::SERVICE_OPTIONS);
            self.interpreted(&options.uninterpreted_option, path, step::SERVICE_OPTIONS);
        }
        for (index, method) in service.method.iter().enumerate() {
            self.method(method, &name, &path.child(step::METHOD, index));
        }
    }

    fn method(&mut self, method: &MethodDescriptorProto, service: &str, path: &Path) {
        let name = full_name(service, method.name.as_ref());
        if let Some(options) = &method.options {
            self.features(options.features.as_ref(), path, step::METHOD_OPTIONS);
            self.interpreted(&options.uninterpreted_option, path, step::METHOD_OPTIONS);
        }
        self.message_type(method.input_type.as_deref(), &name, path, step::INPUT);
        self.message_type(method.output_type.as_deref(), &name, path, step::OUTPUT);
    }
}
