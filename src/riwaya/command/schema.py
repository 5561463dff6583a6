"""The JSON Schema of all that the command writes."""

import msgspec

from riwaya.model import PUBLIC_VALUES


def describe_values() -> dict[str, object]:
    """The JSON Schema (2020-12) of documents, claims, incidents and comparisons."""
    schemas, components = msgspec.json.schema_components(PUBLIC_VALUES, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What Riwaya writes",
        "anyOf": list(schemas),
        "$defs": components,
    }
