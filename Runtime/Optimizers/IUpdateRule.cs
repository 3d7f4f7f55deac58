namespace NetGen;

/// <summary>The formula of an optimizer for one vector of parameters; <see cref="UpdateLoop"/> does the rest.</summary>
/// <remarks>
/// A rule is a struct that holds its coefficients and is compiled into the loop, for each width of vectors. Parameter, gradient and state 0 must give 0,
/// for padding stays 0 that way.
/// </remarks>
internal interface IUpdateRule
{
    /// <summary>How many floats the rule keeps for every parameter: 0 to 3. Unused ones are neither read nor written. Where it is more than a literal it must be inlined by force.</summary>
    static abstract int StateCount { get; }

    /// <summary>Gives the parameters after the step, and changes the state.</summary>
    TVector Update<TVector>(TVector parameter, TVector gradient, ref TVector state0, ref TVector state1, ref TVector state2)
        where TVector : struct, IFloatVector<TVector>;
}
