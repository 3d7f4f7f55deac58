using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>What a parameter does in its layer; optimizers and initializers treat the kinds differently.</summary>
public enum ParameterRole
{
    /// <summary>A weight: multiplied with an input.</summary>
    Weight,

    /// <summary>A bias: added to an output.</summary>
    Bias,

    /// <summary>The scale of a normalisation.</summary>
    Scale,

    /// <summary>The running mean of a batch normalisation: tracked, not trained.</summary>
    RunningMean,

    /// <summary>The running variance of a batch normalisation: tracked, not trained.</summary>
    RunningVariance,
}

/// <summary>One tensor of parameters: where it lies in the storage, how it is ordered there and in a file.</summary>
/// <remarks>
/// A weight of <c>inputs × outputs</c> is stored in column panels of 16 outputs: <c>[ceil(outputs / 16)][inputs][16]</c>, unused lanes zero.
/// A vector (bias, scale) of <c>outputs</c> is stored in order and filled up to a multiple of 16 with zeros.
/// A file has PyTorch's order: <c>[outputs, inputs]</c> and <c>[outputs]</c>.
/// The inputs of a convolution's weight are the points of its window: height, width, channels of a group; in a file <c>[outputs, channels, height, width]</c>.
/// With several groups each has panels of its own.
/// A transposed convolution is the other way round: its inputs are channels, its outputs the points of the window, a line of it a group; in a file <c>[inputs, filters, height, width]</c>.
/// </remarks>
public sealed class ParameterDescription
{
    /// <summary>The width of a column panel in floats: 4, 2 or 1 vectors of 4, 8 or 16 lanes.</summary>
    public const int PanelWidth = Panel.Width;

    /// <summary>Describes a parameter tensor.</summary>
    /// <param name="name">PyTorch's name inside the layer: <c>weight</c>, <c>bias</c>.</param>
    /// <param name="role">What it does.</param>
    /// <param name="offset">Index of its first float in the storage.</param>
    /// <param name="inputs">Inputs of a weight (fan-in); 1 for a vector.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="initializer">How it starts.</param>
    /// <param name="initializerFanIn">The fan-in that the initializer uses (a bias uses that of its weight).</param>
    /// <param name="kernelRank">Axes of a convolution's window (1 or 2); 0 for other weights.</param>
    /// <param name="groups">Groups that the outputs are divided into.</param>
    public ParameterDescription(
        string name, ParameterRole role, int offset, int inputs, int outputs, Init initializer, int initializerFanIn, int kernelRank = 0, int groups = 1)
    {
        Name = name;
        Role = role;
        Offset = offset;
        Inputs = inputs;
        Outputs = outputs;
        Initializer = initializer;
        InitializerFanIn = initializerFanIn;
        KernelRank = kernelRank;
        Groups = groups;
    }

    /// <summary>PyTorch's name inside the layer: <c>weight</c>, <c>bias</c>.</summary>
    public string Name { get; }

    /// <summary>What it does in its layer.</summary>
    public ParameterRole Role { get; }

    /// <summary>Index of its first float in the storage (a multiple of 16).</summary>
    public int Offset { get; }

    /// <summary>Inputs of a weight; 1 for a vector.</summary>
    public int Inputs { get; }

    /// <summary>Outputs.</summary>
    public int Outputs { get; }

    /// <summary>How it starts; never <see cref="Init.Default"/>, which the generator has resolved.</summary>
    public Init Initializer { get; }

    /// <summary>The fan-in that the initializer uses.</summary>
    public int InitializerFanIn { get; }

    /// <summary>
    /// Where a file counts the inputs in another order than the storage, what they consist of, one behind the other: images (height, width, channels) that were flattened, or the window of a convolution,
    /// which run height, width, channel in the storage and channel, height, width in a file, and vectors, which run the same. Otherwise null.
    /// </summary>
    public IReadOnlyList<Shape>? InputOrder { get; init; }

    /// <summary>The same for the outputs: flattened images of which a vector has a value each, the image that they become, or the window of a transposed convolution.</summary>
    public IReadOnlyList<Shape>? OutputOrder { get; init; }

    /// <summary>The shape of a vector in a file where it has several axes there (the scales of a LayerNorm over an image: channels, height, width); null where it has one.</summary>
    public Shape? VectorShape { get; init; }

    /// <summary>The same parameter in files of version 1, which had some in another order; null where they had it in this one.</summary>
    public ParameterDescription? Version1 { get; init; }

    /// <summary>Axes of a convolution's window: 1 or 2; 0 for other weights.</summary>
    public int KernelRank { get; }

    /// <summary>Groups that the outputs are divided into; each has panels of its own.</summary>
    public int Groups { get; }

    /// <summary>Whether a file has the inputs first: the table of an embedding, whose inputs are indices, and the weight of a transposed convolution, whose outputs are the window.</summary>
    public bool InputsFirst { get; init; }

    /// <summary>Logical number of values.</summary>
    public int Count => Inputs * Outputs;

    /// <summary>Its shape in a file: <c>[outputs, inputs]</c> of a weight, <c>[outputs, channels, height, width]</c> of a convolution's, <c>[inputs, filters, height, width]</c> of a transposed one's, <c>[outputs]</c> of a vector, or its <see cref="VectorShape"/>.</summary>
    public IReadOnlyList<int> FileShape => Role != ParameterRole.Weight ? VectorShape is { } shape ? shape.Dimensions.ToArray() : [Outputs]
        : Window is { } window ? [InputsFirst ? Inputs : Outputs, window.Dimensions[2], .. window.Dimensions[(2 - KernelRank)..2].ToArray()]
        : InputsFirst ? [Inputs, Outputs] : [Outputs, Inputs];

    /// <summary>Floats taken in the storage, padding included.</summary>
    public int StorageLength => Groups * Inputs * PanelsOfGroup * PanelWidth;

    /// <summary>The window of a convolution (height, width, channels); null for other parameters.</summary>
    internal Shape? Window => KernelRank == 0 ? null : (InputsFirst ? OutputOrder : InputOrder)?[0];

    /// <summary>One line: its name, and its shape in a file: <c>weight [64, 784]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", FileShape)}]";

    private int OutputsOfGroup => Outputs / Groups;

    private int PanelsOfGroup => (OutputsOfGroup + PanelWidth - 1) / PanelWidth;

    /// <summary>Index in the storage of the value that joins <paramref name="input"/> to <paramref name="output"/> (logical order).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(int input, int output)
    {
        int panel = output / PanelWidth, lane = output % PanelWidth;
        if (Groups > 1)
        {
            int inGroup = output % OutputsOfGroup;
            panel = (output / OutputsOfGroup * PanelsOfGroup) + (inGroup / PanelWidth);
            lane = inGroup % PanelWidth;
        }

        return Offset + (((panel * Inputs) + input) * PanelWidth) + lane;
    }

    /// <summary>The logical input that stands at <paramref name="fileInput"/> in a file.</summary>
    public int InputOfFile(int fileInput) => OfFile(InputOrder, fileInput);

    /// <summary>The logical output that stands at <paramref name="fileOutput"/> in a file.</summary>
    public int OutputOfFile(int fileOutput) => OfFile(OutputOrder, fileOutput);

    private static int OfFile(IReadOnlyList<Shape>? order, int index)
    {
        int first = 0;

        // Indexed, since views ask for every value and an enumerator would be allocated each time.
        for (int i = 0; i < (order?.Count ?? 0); i++)
        {
            var part = order![i];
            if (index < first + part.Size)
            {
                return part.Rank == 3 ? first + OfChannelsFirst(part, index - first) : index;
            }

            first += part.Size;
        }

        return index;
    }

    /// <summary>The index in the order height, width, channel of what has an index in the order channel, height, width.</summary>
    private static int OfChannelsFirst(Shape image, int index)
    {
        int height = image.Dimensions[0], width = image.Dimensions[1], channels = image.Dimensions[2];
        int channel = index / (height * width), pixel = index % (height * width);
        return (pixel * channels) + channel;
    }
}
