using System.Numerics;

namespace NetGen;

/// <summary>A custom elementwise activation, for <c>[Activation&lt;T&gt;]</c>. Called directly: no delegate, no virtual call.</summary>
public interface IActivation
{
    /// <summary>y = f(x) for each lane.</summary>
    static abstract Vector<float> Forward(Vector<float> x);

    /// <summary>The gradient with respect to the input: dy · f′(x) for each lane; zero if <paramref name="dy"/> is zero.</summary>
    /// <param name="x">The argument of <see cref="Forward"/>.</param>
    /// <param name="y">Its result.</param>
    /// <param name="dy">Gradient of the loss with respect to y.</param>
    static abstract Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy);
}
