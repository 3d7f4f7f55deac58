using System.Numerics;

namespace NetGen;

/// <summary>The formula of an optimizer for one vector of parameters; <see cref="UpdateLoop"/> does the rest.</summary>
/// <remarks>
/// A rule is a struct that holds its coefficients, one vector each, and is compiled into the loop. Parameter, gradient and state 0 must give 0,
/// for padding stays 0 that way.
/// </remarks>
internal interface IUpdateRule
{
    /// <summary>How many floats the rule keeps for every parameter: 0 to 3. Unused ones are neither read nor written. Where it is more than a literal it must be inlined by force.</summary>
    static abstract int StateCount { get; }

    /// <summary>Gives the parameters after the step, and changes the state.</summary>
    Vector<float> Update(Vector<float> parameter, Vector<float> gradient, ref Vector<float> state0, ref Vector<float> state1, ref Vector<float> state2);
}
