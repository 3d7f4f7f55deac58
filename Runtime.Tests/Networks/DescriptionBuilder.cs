using System.Security.Cryptography;
using System.Text;

namespace NetGen.Runtime.Tests.Networks;

/// <summary>Lays a network out by hand as the generator does: panels, file keys of the equivalent nn.Sequential, state.</summary>
internal sealed class DescriptionBuilder(string name, Shape input)
{
    private readonly List<LayerDescription> layers = [];
    private readonly List<PreprocessingDescription> preprocessing = [];
    private Shape shape = input;
    private Shape? flattened;
    private int parameterStorage;
    private int stateStorage;
    private int module;

    private Shape InputShape { get; } = input;

    public DescriptionBuilder Standardize()
    {
        preprocessing.Add(new PreprocessingDescription(1, 0, stateStorage));
        stateStorage += 2 * Padded(shape.Size);
        return Add("Standardize", "");
    }

    public DescriptionBuilder Flatten()
    {
        flattened = shape.Rank == 3 && shape.Dimensions[2] > 1 ? shape : null;
        shape = new Shape(shape.Size);
        return Add("Flatten", Module());
    }

    public DescriptionBuilder Dropout() => Add("Dropout", Module());

    public DescriptionBuilder Dense(int units, bool relu = false, Init init = Init.HeUniform, string? layerName = null)
    {
        int inputs = shape.Size;
        shape = new Shape(units);
        var weight = Parameter("weight", ParameterRole.Weight, inputs, units, init, inputs, flattened);
        var bias = Parameter("bias", ParameterRole.Bias, 1, units, init, inputs);
        flattened = null;
        string key = Module();
        module += relu ? 1 : 0;
        return Add("Dense", layerName ?? key, (long)inputs * units, layerName, weight, bias);
    }

    public DescriptionBuilder Scale()
    {
        var scale = Parameter("weight", ParameterRole.Scale, 1, shape.Size, Init.PyTorch, 1);
        return Add("Scale", Module(), shape.Size, null, scale);
    }

    public NetworkDescription Build(LossKind loss = LossKind.CrossEntropy, bool standardizeTargets = false)
    {
        int targetOffset = standardizeTargets ? stateStorage : -1;
        string architecture = string.Join(';', layers.Select(l => $"{l.Kind} {l.OutputShape}"));
        return new NetworkDescription
        {
            Name = name,
            InputShape = InputShape,
            OutputShape = shape,
            Layers = layers,
            Preprocessing = preprocessing,
            Loss = new LossDescription(loss, StandardizeTargets: standardizeTargets),
            ParameterStorage = parameterStorage,
            StateStorage = stateStorage + (standardizeTargets ? 2 * Padded(shape.Size) : 0),
            TargetStateOffset = targetOffset,
            ArchitectureHash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(architecture))),
        };
    }

    private static int Padded(int size) => (size + 15) / 16 * 16;

    private string Module() => $"{module++}";

    private ParameterDescription Parameter(string tensor, ParameterRole role, int inputs, int outputs, Init init, int fanIn, Shape? image = null)
    {
        var parameter = new ParameterDescription(tensor, role, parameterStorage, inputs, outputs, init, fanIn) { InputOrder = image is { } whole ? [whole] : null };
        parameterStorage += parameter.StorageLength;
        return parameter;
    }

    private DescriptionBuilder Add(string kind, string fileKey, long multiplyAdds = 0, string? layerName = null, params ParameterDescription[] parameters)
    {
        layers.Add(new LayerDescription(layerName ?? $"{char.ToLowerInvariant(kind[0])}{kind[1..]}{layers.Count(l => l.Kind == kind) + 1}", kind, shape, fileKey, multiplyAdds, parameters));
        return this;
    }
}
