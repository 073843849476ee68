"""What guards guidegen; mirrors the package, room by room."""
