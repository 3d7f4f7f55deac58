using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// The order of a value's numbers here, compared with PyTorch's flattened tensor of the same value. It consists of parts: a vector has the same order
/// in both; an image is stored pixel by pixel here and channel by channel there. A signal is an image of width 1.
/// </summary>
internal sealed class ValueOrder
{
    private ValueOrder(IReadOnlyList<Shape> parts) => Parts = parts;

    /// <summary>The same as in PyTorch.</summary>
    public static ValueOrder Plain { get; } = new([]);

    /// <summary>The same as in PyTorch, since the channels of each place are together there too: the output of <c>nn.Embedding</c>.</summary>
    public static ValueOrder ChannelsLast { get; } = new([]);

    /// <summary>Vectors, and images of several pixels and channels; empty if the order is the same as in PyTorch.</summary>
    public IReadOnlyList<Shape> Parts { get; }

    public bool IsPlain => Parts.Count == 0;

    public bool IsChannelsLast => ReferenceEquals(this, ChannelsLast);

    /// <summary>The parts for a description: null if the order is the same as in PyTorch.</summary>
    public IReadOnlyList<Shape>? Description => IsPlain ? null : Parts;

    /// <summary>The order of a vector, signal or image whose channels come first in PyTorch.</summary>
    public static ValueOrder Of(Shape shape) => Of([shape]);

    /// <summary>The order of vectors and images, one after the other.</summary>
    public static ValueOrder Of(IReadOnlyList<Shape> shapes)
    {
        List<Shape> parts = [];
        foreach (var shape in shapes)
        {
            if (ImageOf(shape) is { } image)
            {
                parts.Add(image);
            }
            else if (parts.Count > 0 && parts[parts.Count - 1] is { Rank: 1 } before)
            {
                parts[parts.Count - 1] = Shape.Vector((int)(before.Size + shape.Size));
            }
            else
            {
                parts.Add(Shape.Vector((int)shape.Size));
            }
        }

        return parts.Count == 1 && parts[0].Rank == 1 ? Plain : new ValueOrder(parts);
    }

    /// <summary>The order of vectors one after the other, each in its own order.</summary>
    public static ValueOrder Append(IEnumerable<(ValueOrder Order, Shape Shape)> vectors) =>
        Of([.. vectors.SelectMany(v => v.Order.IsPlain ? [v.Shape] : v.Order.Parts)]);

    /// <summary>Whether two orders are the same.</summary>
    public bool Equals(ValueOrder other) =>
        Parts.Count == other.Parts.Count
        && Parts.Zip(other.Parts, (a, b) => a.Size == b.Size && a.Rank == b.Rank && (a.Rank == 1 || Channels(a) == Channels(b))).All(same => same);

    /// <summary>Whether the axes of a value in this order are those of its shape, so that a layer can compute on them.</summary>
    public bool HasAxesOf(Shape shape) => (IsChannelsLast && shape.Rank > 1) || Equals(Of(shape));

    /// <summary>The order of a value whose shape changes while its numbers stay in place.</summary>
    public ValueOrder Reshaped(Shape from, Shape to) =>
        !IsChannelsLast || from == to ? this : to.Rank > 1 && Channels(from) == Channels(to) ? ChannelsLast : Plain;

    /// <summary>The image if PyTorch orders it differently; null if there is one channel or one pixel.</summary>
    private static Shape? ImageOf(Shape shape)
    {
        int channels = Channels(shape);
        return shape.Rank == 1 || channels == 1 || channels == shape.Size ? null
            : shape.Rank == 3 ? shape
            : new Shape(new EquatableArray<int>([shape.Dimensions[0], 1, channels]));
    }

    private static int Channels(Shape shape) => shape.Dimensions[shape.Rank - 1];
}
