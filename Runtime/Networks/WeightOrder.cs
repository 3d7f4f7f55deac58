namespace NetGen.Generated;

/// <summary>
/// All weights of a network as one vector, in the order of the tensors in its file: PyTorch's, each layer's parameters followed by its running
/// statistics.
/// </summary>
internal sealed class WeightOrder
{
    private readonly NetworkTensor[] tensors;

    public WeightOrder(NetworkDescription network)
    {
        tensors = [.. NetworkTensor.Of(network)];
        Count = tensors.Sum(tensor => tensor.Parameter.Count);
        ParameterCount = tensors.Where(tensor => !tensor.IsTracked).Sum(tensor => tensor.Parameter.Count);
    }

    /// <summary>Parameters and running statistics.</summary>
    public int Count { get; }

    /// <summary>Parameters alone.</summary>
    public int ParameterCount { get; }

    public void Read(NetworkStorage storage, Span<float> weights)
    {
        foreach (var tensor in tensors)
        {
            ParameterOrder.ToFile(tensor.Parameter, tensor.In(storage), Next(ref weights, tensor));
        }
    }

    /// <exception cref="ArgumentException">A running variance is negative.</exception>
    public void CheckVariances(ReadOnlySpan<float> weights, string parameter)
    {
        int first = 0;
        foreach (var tensor in tensors)
        {
            var values = Next(ref weights, tensor);
            for (int i = 0; tensor.Parameter.Role == ParameterRole.RunningVariance && i < values.Length; i++)
            {
                if (values[i] < 0)
                {
                    string name = $"{tensor.Layer.Name}.{tensor.Parameter.Name}";
                    throw new ArgumentException(FormattableString.Invariant($"A running variance must be at least 0, but value {first + i} ({name}) is {values[i]}."), parameter);
                }
            }

            first += values.Length;
        }
    }

    public void Write(NetworkStorage storage, ReadOnlySpan<float> weights)
    {
        foreach (var tensor in tensors)
        {
            ParameterOrder.FromFile(tensor.Parameter, Next(ref weights, tensor), tensor.In(storage));
        }
    }

    public void ReadGradients(ReadOnlySpan<float> gradients, Span<float> destination)
    {
        foreach (var tensor in tensors)
        {
            if (!tensor.IsTracked)
            {
                ParameterOrder.ToFile(tensor.Parameter, gradients, Next(ref destination, tensor));
            }
        }
    }

    /// <summary>Sets gradients, or adds to them.</summary>
    public void WriteGradients(Span<float> gradients, ReadOnlySpan<float> source, bool add)
    {
        foreach (var tensor in tensors)
        {
            if (tensor.IsTracked)
            {
                continue;
            }

            var values = Next(ref source, tensor);
            if (add)
            {
                ParameterOrder.AddFromFile(tensor.Parameter, values, gradients);
            }
            else
            {
                ParameterOrder.FromFile(tensor.Parameter, values, gradients);
            }
        }
    }

    /// <summary>Moves the running statistics of a storage towards those of another.</summary>
    public void LerpStatistics(NetworkStorage storage, NetworkStorage other, float amount)
    {
        foreach (var tensor in tensors)
        {
            if (tensor.IsTracked)
            {
                int offset = tensor.Parameter.Offset, length = tensor.Parameter.StorageLength;
                Interpolation.Lerp(tensor.In(storage).Slice(offset, length), tensor.In(other).Slice(offset, length), amount);
            }
        }
    }

    private static Span<float> Next(ref Span<float> values, NetworkTensor tensor)
    {
        var next = values[..tensor.Parameter.Count];
        values = values[next.Length..];
        return next;
    }

    private static ReadOnlySpan<float> Next(ref ReadOnlySpan<float> values, NetworkTensor tensor)
    {
        var next = values[..tensor.Parameter.Count];
        values = values[next.Length..];
        return next;
    }
}
