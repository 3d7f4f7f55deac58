namespace NetGen;

/// <summary>The formula of an optimizer for one vector of parameters; <see cref="UpdateLoop"/> does the rest.</summary>
/// <remarks>
/// A rule is a struct that holds its coefficients and is compiled into the loop for each vector width. If parameter, gradient and state are 0, it must give 0,
/// so that padding stays 0.
/// </remarks>
internal interface IUpdateRule
{
    /// <summary>
    /// How many floats the rule keeps for each parameter: 0 to 3. Unused ones are neither read nor written. Unless it is a literal, it needs
    /// AggressiveInlining.
    /// </summary>
    static abstract int StateCount { get; }

    /// <summary>Returns the updated parameters and changes the state.</summary>
    TVector Update<TVector>(TVector parameter, TVector gradient, ref TVector state0, ref TVector state1, ref TVector state2)
        where TVector : struct, IFloatVector<TVector>;
}
