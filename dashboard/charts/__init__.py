"""One shape of chart a file: frames in, Altair chart out."""
