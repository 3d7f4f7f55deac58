namespace NetGen.Generated;

/// <summary>Copies a parameter between the storage (column panels) and PyTorch's order, which files have.</summary>
internal static class ParameterOrder
{
    /// <summary>Storage order to file order; <paramref name="file"/> has exactly the parameter's count.</summary>
    public static void ToFile(ParameterDescription parameter, ReadOnlySpan<float> storage, Span<float> file)
    {
        for (int fileInput = 0; fileInput < parameter.Inputs; fileInput++)
        {
            int input = parameter.InputOfFile(fileInput);
            for (int output = 0; output < parameter.Outputs; output++)
            {
                file[(output * parameter.Inputs) + fileInput] = storage[parameter.IndexOf(input, output)];
            }
        }
    }

    /// <summary>File order to storage order; padding lanes are not touched.</summary>
    public static void FromFile(ParameterDescription parameter, ReadOnlySpan<float> file, Span<float> storage)
    {
        for (int fileInput = 0; fileInput < parameter.Inputs; fileInput++)
        {
            int input = parameter.InputOfFile(fileInput);
            for (int output = 0; output < parameter.Outputs; output++)
            {
                storage[parameter.IndexOf(input, output)] = file[(output * parameter.Inputs) + fileInput];
            }
        }
    }
}
