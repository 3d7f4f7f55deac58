namespace NetGen.Generated;

/// <summary>A tensor of a PyTorch file: which elements of a storage, in which order.</summary>
/// <param name="Name">Its key; empty until a dictionary has it.</param>
/// <param name="Storage">Where its elements are.</param>
/// <param name="Offset">The place of the first one.</param>
/// <param name="Shape">Its dimensions; none for a scalar.</param>
/// <param name="Strides">How many places lie between neighbours along each dimension.</param>
internal sealed record PyTorchTensor(string Name, PyTorchStorage Storage, long Offset, IReadOnlyList<long> Shape, IReadOnlyList<long> Strides)
    : FileTensor(Name, Storage.Type, Shape)
{
    /// <summary>
    /// Makes one from the arguments of <c>torch._utils._rebuild_tensor_v2</c>: storage, offset, shape, strides, and what only training and views need.
    /// </summary>
    /// <exception cref="FormatException">They are none, or lead out of the storage.</exception>
    public static PyTorchTensor Of(object?[] arguments)
    {
        if (arguments.Length < 4 || arguments[0] is not PyTorchStorage storage || arguments[1] is not long offset
            || WholeNumbers(arguments[2]) is not { } shape || WholeNumbers(arguments[3]) is not { } strides || shape.Length != strides.Length)
        {
            throw new FormatException("expected a tensor's storage, offset, shape and strides, in whole numbers from 0 on.");
        }

        if (arguments.Length > 6 && arguments[6] is not null and not PickleDictionary { Count: 0 })
        {
            throw new FormatException(
                "the tensor is a view that PyTorch computes when it is read (a conjugate or a negative one), which is not done here: "
                + "save a copy of it (tensor.resolve_conj().resolve_neg()).");
        }

        CheckPlace(storage, offset, shape, strides);
        return new PyTorchTensor("", storage, offset, shape, strides);
    }

    private static long[]? WholeNumbers(object? value) =>
        value is object?[] { Length: <= SafetensorsHeader.MaximumRank } items && Array.TrueForAll(items, item => item is long and >= 0)
            ? Array.ConvertAll(items, item => (long)item!)
            : null;

    private static void CheckPlace(PyTorchStorage storage, long offset, long[] shape, long[] strides)
    {
        // The count is bounded at each step, and with it the sum of the dimensions: both are exact in 128 bits, the last place as far as there are elements
        // at all.
        UInt128 count = 1, last = (ulong)offset;
        for (int i = 0; i < shape.Length; i++)
        {
            count *= (ulong)shape[i];
            last += shape[i] > 0 ? (UInt128)(ulong)(shape[i] - 1) * (ulong)strides[i] : 0;
            if (count > long.MaxValue)
            {
                throw new FormatException($"a tensor of the shape {string.Join('×', shape)} has more than 2⁶³ − 1 elements.");
            }
        }

        if (offset < 0 || (count > 0 && last >= (ulong)storage.Count))
        {
            throw new FormatException(
                $"the tensor (shape [{string.Join(", ", shape)}], strides [{string.Join(", ", strides)}], offset {offset}) "
                + $"reaches beyond the {storage.Count} elements of its storage.");
        }
    }
}
