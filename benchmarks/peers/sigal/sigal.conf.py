"""The settings under which Sigal makes albums: one JPEG 1600 wide and one 480 wide of each photograph, no more."""

source = "albums"
destination = "_build"
theme = "galleria"
use_orig = False
img_size = (1600, 2134)
img_processor = "ResizeToFit"
jpg_options = {"quality": 80, "optimize": True, "progressive": True}
thumb_size = (480, 640)
thumb_fit = False
webp_size = None
write_html = True
ignore_directories: list[str] = []
ignore_files: list[str] = []
