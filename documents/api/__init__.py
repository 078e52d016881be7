"""What programs read: each answer as a typed record, and the document that describes them all."""
