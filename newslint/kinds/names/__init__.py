"""Names inside one article: two spellings of one, uneven capitals, and a house's preferred forms."""
