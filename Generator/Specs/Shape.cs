using System.Globalization;
using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>The shape of one row's value: a vector, length × channels or height × width × channels.</summary>
internal sealed record Shape(EquatableArray<int> Dimensions)
{
    public int Rank => Dimensions.Count;

    /// <summary>The number of values, as a long because a user may write anything.</summary>
    public long Size => Dimensions.Aggregate(1L, (size, dimension) => size > int.MaxValue ? size : size * dimension);

    public static Shape Vector(int size) => new(new EquatableArray<int>([size]));

    public override string ToString() => string.Join("×", Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));
}
