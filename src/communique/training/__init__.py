"""How the reader's model is made: `python -m communique.training` (`make train`). Needs the extra `train`.

    data       treebanks.py, name_lists.py, gold.py -> Passages (passages.py: words with what is known about them)
    windows    batches.py: passages to arrays
    network    network.py: one encoder, many heads; losses.py
    making     loop.py (epochs, checkpoints), scoring.py (figures while training), export.py (one ONNX file)

Nothing imports this package; the program reads with the file that it makes.
"""
