"""Facts as data: names, texts and tokens that the field has agreed on. No logic lives here."""
