"""The question bank: every question a teacher keeps, found again, judged by how it did, and asked once more."""
