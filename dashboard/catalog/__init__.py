"""Names of things by code: provinces, indices, components, documents, units."""
