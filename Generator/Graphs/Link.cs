using NetGen.Generator.Kernels;

namespace NetGen.Generator.Graphs;

/// <summary>
/// An operation on each vector of values: a link of the tail of a kernel, or of a pass over rows. Both run the same code, which gives the same bits.
/// </summary>
/// <param name="sides">Other values that it reads.</param>
internal abstract class Link(params Value[] sides)
{
    private readonly Value[] sides = sides;

    /// <summary>Other values that it reads.</summary>
    public IReadOnlyList<Value> Sides => sides;

    /// <summary>Whether predictions omit it.</summary>
    public virtual bool IsForTrainingOnly => false;

    /// <summary>The tail that begins with it, as an expression.</summary>
    /// <param name="next">The tail after it.</param>
    /// <param name="place">Returns where a value is.</param>
    public abstract string Write(string next, Func<Value, Operand> place);

    /// <summary>Replaces a value that it reads by another.</summary>
    public void Replace(Value value, Value other)
    {
        for (int i = 0; i < sides.Length; i++)
        {
            sides[i] = ReferenceEquals(sides[i], value) ? other : sides[i];
        }
    }
}

/// <summary>A link and the values after it.</summary>
/// <param name="Link">The link.</param>
/// <param name="Result">The values after it; they are stored if something reads them.</param>
internal sealed record TailLink(Link Link, Value Result);
