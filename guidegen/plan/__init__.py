"""The build's words: outputs, recipes, the plan, the receipt and the changes; knows no guides."""
