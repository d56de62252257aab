"""Pages of the web to the text, title, author and date of what they tell."""
