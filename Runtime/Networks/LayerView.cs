using System.ComponentModel;
using NetGen.Generated;

namespace NetGen;

/// <summary>A handle to one layer of a network: reads and writes its parameters and gradients in logical order, whatever the memory layout.</summary>
/// <remarks>
/// It may be stored: it asks the network for its parameters at every call, so it stays valid after <c>Load</c>. A reference from
/// <see cref="Weight"/> or <see cref="Bias"/> points to the parameters at the time of the call.
/// Spans are in PyTorch's order: weights <c>[outputs, inputs]</c> (the inputs of a layer after a flattened image are ordered channel, height, width),
/// biases <c>[outputs]</c>. The scale of a normalisation is its weight, with one input.
/// </remarks>
public readonly struct LayerView
{
    private const string WeightName = "weight";
    private const string BiasName = "bias";
    private readonly NetworkCore? core;
    private readonly LayerDescription? layer;

    /// <summary>Creates a handle; for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerView(NetworkCore core, LayerDescription layer)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(layer);
        this.core = core;
        this.layer = layer;
    }

    /// <summary>The layer's name.</summary>
    public string Name => Layer.Name;

    /// <summary>Shape of its output for one row.</summary>
    public Shape OutputShape => Layer.OutputShape;

    /// <summary>Number of its parameters.</summary>
    public int ParameterCount => Layer.ParameterCount;

    /// <summary>Number of its weights: inputs × outputs; 0 if it has none.</summary>
    public int WeightCount => Layer.FindParameter(WeightName)?.Count ?? 0;

    /// <summary>Number of its biases: one per output; 0 if it has none.</summary>
    public int BiasCount => Layer.FindParameter(BiasName)?.Count ?? 0;

    private LayerDescription Layer => layer ?? throw NoLayer();

    private NetworkCore Core => core ?? throw NoLayer();

    private Span<float> Parameters => Core.Storage.Parameters.Span;

    /// <summary>The weight between an input and an output, to read and to write.</summary>
    /// <param name="input">Index of the input; of an image (height, width, channel), row-major.</param>
    /// <param name="output">Index of the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">The layer has no such input or output.</exception>
    /// <exception cref="InvalidOperationException">The layer has no weights.</exception>
    public ref float Weight(int input, int output) => ref Parameters[Index(WeightName, input, output)];

    /// <summary>The bias of an output, to read and to write.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The layer has no such output.</exception>
    /// <exception cref="InvalidOperationException">The layer has no biases.</exception>
    public ref float Bias(int output) => ref Parameters[Index(BiasName, 0, output)];

    /// <summary>The gradient of a weight after the last backward pass.</summary>
    /// <inheritdoc cref="Weight"/>
    public ref float WeightGradient(int input, int output) => ref Core.Gradients[Index(WeightName, input, output)];

    /// <summary>The gradient of a bias after the last backward pass.</summary>
    /// <inheritdoc cref="Bias"/>
    public ref float BiasGradient(int output) => ref Core.Gradients[Index(BiasName, 0, output)];

    /// <summary>Copies the weights, in PyTorch's order.</summary>
    /// <param name="destination">Receives <see cref="WeightCount"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length, or overlaps the network's memory.</exception>
    /// <exception cref="InvalidOperationException">The layer has no weights.</exception>
    public void CopyWeightsTo(Span<float> destination) => CopyTo(WeightName, Parameters, destination);

    /// <summary>Sets the weights, in PyTorch's order.</summary>
    /// <param name="source"><see cref="WeightCount"/> values.</param>
    /// <inheritdoc cref="CopyWeightsTo"/>
    public void CopyWeightsFrom(ReadOnlySpan<float> source) => CopyFrom(WeightName, source);

    /// <summary>Copies the biases.</summary>
    /// <param name="destination">Receives <see cref="BiasCount"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length, or overlaps the network's memory.</exception>
    /// <exception cref="InvalidOperationException">The layer has no biases.</exception>
    public void CopyBiasesTo(Span<float> destination) => CopyTo(BiasName, Parameters, destination);

    /// <summary>Sets the biases.</summary>
    /// <param name="source"><see cref="BiasCount"/> values.</param>
    /// <inheritdoc cref="CopyBiasesTo"/>
    public void CopyBiasesFrom(ReadOnlySpan<float> source) => CopyFrom(BiasName, source);

    /// <summary>Copies the gradients of the weights after the last backward pass, in PyTorch's order.</summary>
    /// <inheritdoc cref="CopyWeightsTo"/>
    public void CopyWeightGradientsTo(Span<float> destination) => CopyTo(WeightName, Core.Gradients, destination);

    /// <summary>Copies the gradients of the biases after the last backward pass.</summary>
    /// <inheritdoc cref="CopyBiasesTo"/>
    public void CopyBiasGradientsTo(Span<float> destination) => CopyTo(BiasName, Core.Gradients, destination);

    /// <summary>Copies a parameter by its name, in PyTorch's order: for layers with other ones than a weight and a bias, such as recurrent layers.</summary>
    /// <param name="name">PyTorch's name inside the layer: <c>weight_ih_l0</c>.</param>
    /// <param name="destination">Receives as many values as the parameter has (<see cref="ParameterDescription.Count"/>).</param>
    /// <exception cref="ArgumentException">The span has another length, or overlaps what it is copied from or to.</exception>
    /// <exception cref="InvalidOperationException">The layer has no parameter of this name.</exception>
    public void CopyParameterTo(string name, Span<float> destination) => CopyTo(name, Parameters, destination);

    /// <summary>Sets a parameter by its name, in PyTorch's order.</summary>
    /// <param name="name">PyTorch's name inside the layer: <c>weight_ih_l0</c>.</param>
    /// <param name="source">As many values as the parameter has (<see cref="ParameterDescription.Count"/>).</param>
    /// <exception cref="ArgumentException">The span has another length, or overlaps what it is copied from or to.</exception>
    /// <exception cref="InvalidOperationException">The layer has no parameter of this name, or the network is in use.</exception>
    public void CopyParameterFrom(string name, ReadOnlySpan<float> source) => CopyFrom(name, source);

    /// <summary>Copies the gradient of a parameter after the last backward pass, in PyTorch's order.</summary>
    /// <inheritdoc cref="CopyParameterTo"/>
    public void CopyParameterGradientTo(string name, Span<float> destination) => CopyTo(name, Core.Gradients, destination);

    /// <summary>Name, kind and output shape.</summary>
    public override string ToString() => layer is null ? "(no layer)" : $"{layer.Name} ({layer.Kind}, {layer.OutputShape})";

    private static InvalidOperationException NoLayer() =>
        new("This LayerView belongs to no network: get it from a network's property instead of default.");

    private ParameterDescription Parameter(string name) =>
        Layer.FindParameter(name) ?? throw new InvalidOperationException(
            Layer.Parameters.Count == 0 || name is WeightName or BiasName && Layer.FindParameter(WeightName) is not null
                ? $"Layer '{Name}' ({Layer.Kind}) has no {name}."
                : $"Layer '{Name}' ({Layer.Kind}) has no {name}, but {string.Join(", ", Layer.Parameters.Select(p => p.Name))}.");

    private int Index(string name, int input, int output)
    {
        var parameter = Parameter(name);
        CheckIndex(input, parameter.Inputs, "input", name);
        CheckIndex(output, parameter.Outputs, "output", name);
        return parameter.IndexOf(input, output);
    }

    private void CheckIndex(int index, int count, string what, string name)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(what, index, $"The {what}s of layer '{Name}' ({name}) are 0 to {count - 1}.");
        }
    }

    private void CopyTo(string name, ReadOnlySpan<float> values, Span<float> destination)
    {
        var parameter = Checked(name, destination.Length, nameof(destination));
        SpanCheck.Apart(values, destination, nameof(destination));
        ParameterOrder.ToFile(parameter, values, destination);
    }

    private void CopyFrom(string name, ReadOnlySpan<float> source)
    {
        var parameter = Checked(name, source.Length, nameof(source));
        using var hold = Core.Guard.Enter();
        var values = Parameters;
        SpanCheck.Apart(source, values, nameof(source));
        ParameterOrder.FromFile(parameter, source, values);
    }

    private ParameterDescription Checked(string name, int length, string argument)
    {
        var parameter = Parameter(name);
        return length == parameter.Count
            ? parameter
            : throw new ArgumentException(
                $"Layer '{Name}': {name} has {NumberText.Count(parameter.Count, "value")} ({string.Join('×', parameter.FileShape)}), but the span has "
                + $"{length}.",
                argument);
    }
}
