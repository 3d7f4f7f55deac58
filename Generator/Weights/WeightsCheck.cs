using System.Globalization;
using NetGen.Generator.Graphs;
using NetGen.Generator.Layers;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;
using NetGen.Generator.Writing;

namespace NetGen.Generator.Weights;

/// <summary>Whether a file has the weights of a network: the names, the shapes and the types that loading it would want.</summary>
internal static class WeightsCheck
{
    private const string BatchCount = "num_batches_tracked";

    /// <summary>What does not fit, each in a sentence without its end.</summary>
    public static List<string> Faults(NetworkPlan plan, WeightsHeader file)
    {
        if (file.Version is not (null or "2"))
        {
            return [$"NetGen wrote it in version {file.Version} of its format: load it and save it again"];
        }

        List<string> faults = [];
        var left = new Dictionary<string, WeightsTensor>();
        foreach (var tensor in file.Tensors.Where(t => t.Name != BatchCount && !t.Name.EndsWith("." + BatchCount, StringComparison.Ordinal)))
        {
            left[tensor.Name] = tensor;
        }

        foreach (var (layer, name, parameter, isCopy) in Parameters(plan))
        {
            string shape = Text(FileShape(parameter));
            if (!left.TryGetValue(name, out var tensor))
            {
                // PyTorch writes what several layers share under the name of each, NetGen under that of the first.
                if (!isCopy)
                {
                    faults.Add($"layer '{layer.Name}': '{name}' ({shape}) is missing from the file");
                }

                continue;
            }

            left.Remove(name);
            string found = Text(tensor.Shape);
            if (found != shape)
            {
                faults.Add($"layer '{layer.Name}': '{name}' is {found} in the file but {shape} in the network");
            }
            else if (tensor.Type is not ("F32" or "F16" or "BF16" or "F64"))
            {
                faults.Add($"layer '{layer.Name}': '{name}' is {tensor.Type} in the file, but weights are read from F32, F16, BF16 or F64");
            }
        }

        faults.AddRange(file.Tensors.Where(t => left.ContainsKey(t.Name)).Select(t => $"tensor '{t.Name}' of the file belongs to no layer"));
        if (Standardizes(plan) && !file.HasPreprocessing)
        {
            faults.Add("the network standardises its data, but the file has no means and deviations");
        }

        if (faults.Count == 0 && file.Architecture is not null && file.Architecture != DescriptionWriter.Hash(plan))
        {
            faults.Add(
                "its tensors have the right names and shapes, but they belong to another architecture (activations, preprocessing or other options differ)");
        }

        return faults;
    }

    private static IEnumerable<(Layer Layer, string Name, ParameterPlan Parameter, bool IsCopy)> Parameters(NetworkPlan plan)
    {
        var keys = new FileKeys();
        foreach (var layer in plan.Layers)
        {
            string key = keys.Next(layer);
            if (!layer.IsFused)
            {
                foreach (var parameter in layer.Parameters.Concat(layer.State))
                {
                    yield return (layer, $"{key}.{parameter.Name}", parameter, layer.Lender is not null);
                }
            }
        }
    }

    private static bool Standardizes(NetworkPlan plan) =>
        plan.Heads.Exists(h => h.TargetState >= 0) || plan.Layers.Exists(l => l.Preprocessing?.Statistics is not null);

    /// <summary>The dimensions of a parameter in a file, as the library's description of it gives them.</summary>
    private static IEnumerable<long> FileShape(ParameterPlan parameter)
    {
        if (parameter.Role != "Weight")
        {
            return parameter.FileShape is { } shape ? shape.Dimensions.Select(d => (long)d) : [parameter.Outputs];
        }

        if (parameter.KernelRank == 0)
        {
            return parameter.InputsFirst ? [parameter.Inputs, parameter.Outputs] : [parameter.Outputs, parameter.Inputs];
        }

        // Height, width, channels of the window.
        Shape window = (parameter.InputsFirst ? parameter.OutputOrder : parameter.InputOrder)![0];
        var points = window.Dimensions.Skip(2 - parameter.KernelRank).Take(parameter.KernelRank).Select(d => (long)d);
        return [parameter.InputsFirst ? parameter.Inputs : parameter.Outputs, window.Dimensions[2], .. points];
    }

    private static string Text(IEnumerable<long> shape)
    {
        string text = string.Join("×", shape.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        return text.Length == 0 ? "a scalar" : text;
    }
}
