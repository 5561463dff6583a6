"""The closed lists of words that values use: kinds, acts, stances, verdicts."""

from typing import Literal

BlockKind = Literal[
    "title", "dateline", "heading", "paragraph", "list_item", "table_row", "pull_quote", "caption", "footnote"
]  # fmt: skip
AsideKind = Literal["header", "footer", "page_number", "pull_quote"]
DamageKind = Literal[
    "kashida",
    "presentation_forms",
    "invisible_controls",
    "odd_spaces",
    "torn_line",
    "torn_word",
    "joined_words",
    "lost_number",
    "lost_letters",
    "ocr_number",
    "encoding",
]
ActName = Literal[
    "attack", "clash", "shelling", "air_strike", "bombing", "killing", "injury", "abduction", "abuse",
    "destruction", "looting", "seizure", "recapture", "advance", "repulse", "withdrawal", "surrender", "siege",
    "deployment", "training_arming", "arrest", "restriction", "displacement", "release", "ceasefire",
    "violation", "agreement", "meeting", "aid", "support", "demand", "accusation", "rejection", "threat",
    "protest", "riot", "sanction", "investigation", "claim_of_responsibility",
]  # fmt: skip
ActorKind = Literal[
    "state",
    "government",
    "military",
    "police",
    "armed_group",
    "party",
    "organisation",
    "media",
    "official",
    "person",
    "fighters",
    "civilians",
    "expert",
    "witness",
    "unknown",
]
Side = Literal["media", "government", "opposition", "outside", "organisation", "witness", "expert", "unknown"]
Stance = Literal["asserts", "denies", "doubts", "claims_responsibility", "accuses"]
SourceRole = Literal[
    "military", "security", "medical", "official", "diplomatic", "judicial", "political", "local", "eyewitness",
    "activist", "expert", "press", "humanitarian", "field", "intelligence", "unnamed",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "hypothetical"]
Certainty = Literal["certain", "probable", "possible"]
ExplanationKind = Literal["cause", "purpose", "after", "before", "during"]
Granularity = Literal[
    "time", "day", "days", "week", "month", "season", "year", "decade", "century", "open", "unknown"
]
CountOf = Literal["killed", "wounded", "captured", "displaced", "others"]
PlacePrecision = Literal["place", "area", "district", "province", "country", "region", "unresolved"]
RelationKind = Literal["distance", "direction", "near", "between", "part"]
Verdict = Literal["agree", "compatible", "differ", "only_here", "silent"]
Question = Literal["what", "who", "to_whom", "where", "when", "killed", "wounded", "why"]
