using System.ComponentModel;
using System.Numerics;

namespace NetGen.Generated;

/// <summary>An elementwise function and its derivative.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFunction
{
    /// <summary>Whether f takes few instructions.</summary>
    static abstract bool IsLight { get; }

    /// <summary>Whether its derivative takes few instructions.</summary>
    static abstract bool IsGradientLight { get; }

    /// <summary>f(x).</summary>
    Vector<float> Of(Vector<float> x);

    /// <summary>The gradient of x, from that of f(x).</summary>
    /// <param name="saved">x or f(x), depending on the function.</param>
    /// <param name="dy">The gradient of f(x).</param>
    Vector<float> Gradient(Vector<float> saved, Vector<float> dy);
}
