package struct Report {}
