"""Write crew calls, and what people answer to them."""
