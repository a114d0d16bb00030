"""How the desk is liked, its printer, its proof."""
