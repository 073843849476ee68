"""Changes become files: made, brought to their place under output/, and noted in the receipt."""
