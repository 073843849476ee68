"""The mistakes that curators make: broken sites, and what is said of each in Dutch and in English."""
