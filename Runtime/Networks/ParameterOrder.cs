namespace NetGen.Generated;

/// <summary>Copies a parameter between the storage (column panels) and files (PyTorch's order).</summary>
internal static class ParameterOrder
{
    /// <summary>Storage order to file order; <paramref name="file"/> has exactly as many values as the parameter.</summary>
    public static void ToFile(ParameterDescription parameter, ReadOnlySpan<float> storage, Span<float> file)
    {
        for (int fileInput = 0; fileInput < parameter.Inputs; fileInput++)
        {
            int input = parameter.InputOfFile(fileInput);
            for (int fileOutput = 0; fileOutput < parameter.Outputs; fileOutput++)
            {
                file[IndexInFile(parameter, fileInput, fileOutput)] = storage[parameter.IndexOf(input, parameter.OutputOfFile(fileOutput))];
            }
        }
    }

    /// <summary>File order to storage order; padding lanes are not changed.</summary>
    public static void FromFile(ParameterDescription parameter, ReadOnlySpan<float> file, Span<float> storage)
    {
        for (int fileInput = 0; fileInput < parameter.Inputs; fileInput++)
        {
            int input = parameter.InputOfFile(fileInput);
            for (int fileOutput = 0; fileOutput < parameter.Outputs; fileOutput++)
            {
                storage[parameter.IndexOf(input, parameter.OutputOfFile(fileOutput))] = file[IndexInFile(parameter, fileInput, fileOutput)];
            }
        }
    }

    /// <summary>Adds values in file order to those in storage order.</summary>
    public static void AddFromFile(ParameterDescription parameter, ReadOnlySpan<float> file, Span<float> storage)
    {
        for (int fileInput = 0; fileInput < parameter.Inputs; fileInput++)
        {
            int input = parameter.InputOfFile(fileInput);
            for (int fileOutput = 0; fileOutput < parameter.Outputs; fileOutput++)
            {
                storage[parameter.IndexOf(input, parameter.OutputOfFile(fileOutput))] += file[IndexInFile(parameter, fileInput, fileOutput)];
            }
        }
    }

    private static int IndexInFile(ParameterDescription parameter, int input, int output) =>
        parameter.InputsFirst ? (input * parameter.Outputs) + output : (output * parameter.Inputs) + input;
}
