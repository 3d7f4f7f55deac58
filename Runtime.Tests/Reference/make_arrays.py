"""Writes arrays as NumPy does: column by column, of several dimensions, and in archives. What they hold is 0, 1, 2 … row by row."""
import numpy

numpy.save("arrays/fortran2.npy", numpy.asfortranarray(numpy.arange(6, dtype=numpy.float32).reshape(3, 2)))
numpy.save("arrays/fortran3.npy", numpy.asfortranarray(numpy.arange(24, dtype=numpy.int16).reshape(2, 3, 4)))
numpy.save("arrays/fortran4.npy", numpy.asfortranarray(numpy.arange(60, dtype=numpy.float64).reshape(2, 3, 2, 5)))
x = numpy.arange(6, dtype=numpy.float32).reshape(3, 2)
y = numpy.array([[2], [0], [1]], dtype=numpy.uint8)
z = numpy.array([0.5, 1.5, 2.5])
numpy.savez("arrays/plain.npz", x_train=x, y_train=y, z=z)
numpy.savez_compressed("arrays/compressed.npz", x_train=x, y_train=y, z=numpy.asfortranarray(z))
numpy.savez("arrays/nameless.npz", x, y)
